import { element } from './element.js';
import { type Hit, prepare, search } from './searchIndex.js';

const NAMES: Readonly<Record<Hit['type'], string>> = {
  technique: 'Technique',
  field: 'Field',
  event: 'Event',
  rule: 'Rule',
  value: 'Value',
};

/** A search that answers as one types: `/` leads to it, arrows through the answers. */
export function addSearch(tools: HTMLElement | null): void {
  if (tools === null) return;
  const answers = element('ul', { id: 'answers', role: 'listbox', 'aria-label': 'Answers' });
  answers.hidden = true;
  const input = element('input', {
    type: 'search',
    id: 'search',
    role: 'combobox',
    placeholder: 'Search  /',
    'aria-label': 'Search techniques, rules, fields, events and values',
    'aria-controls': 'answers',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const status = element('span', { class: 'hidden', role: 'status' });
  const form = element('form', { role: 'search', class: 'search' }, input, answers, status);
  tools.append(form);

  let chosen = -1;
  let latest = '';
  let shown = '';
  const options = () => [...answers.querySelectorAll<HTMLElement>('[role="option"]')];

  const close = () => {
    answers.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    chosen = -1;
  };
  const choose = (index: number) => {
    const all = options();
    chosen = all.length === 0 ? -1 : (index + all.length) % all.length;
    for (const [place, option] of all.entries()) {
      option.setAttribute('aria-selected', String(place === chosen));
    }
    const option = all[chosen];
    if (option === undefined) return;
    input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const answer = async () => {
    const query = input.value.trim();
    latest = query;
    if (query === '') return close();
    const hits = await search(query).catch(() => null);
    if (latest !== query) return;
    // The same answers again, by one more letter: what was chosen among them stays so.
    const key = JSON.stringify(hits);
    if (key === shown && !answers.hidden) return;
    shown = key;
    answers.replaceChildren(...(hits ?? []).map(optionOf));
    if (hits === null) answers.append(note('The search index could not be loaded.'));
    else if (hits.length === 0) answers.append(note(`Nothing has all of these words.`));
    answers.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    status.textContent = hits === null ? '' : `${hits.length} answers`;
    chosen = -1;
  };
  const open = () => {
    const option = options()[Math.max(0, chosen)];
    const href = option?.dataset.href;
    if (href !== undefined) location.href = href;
  };

  input.addEventListener('focus', prepare, { once: true });
  input.addEventListener('input', answer);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen <= 0 ? -1 : chosen - 1);
    else if (event.key === 'Escape') {
      if (answers.hidden) return input.blur();
      close();
    } else return;
    event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    open();
  });
  answers.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[data-href]') : null;
    const href = option?.getAttribute('data-href');
    if (typeof href === 'string') location.href = href;
  });
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !form.contains(event.target)) close();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select')) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

function optionOf({ type, title, note: text, href }: Hit, index: number): HTMLElement {
  return element(
    'li',
    { role: 'option', id: `answer-${index}`, 'aria-selected': 'false', 'data-href': href },
    element('span', { class: 'type' }, NAMES[type]),
    ' ',
    element('span', { class: type === 'value' ? 'v' : 'title' }, title),
    ' ',
    element('small', {}, text),
  );
}

function note(text: string): HTMLElement {
  return element('li', { class: 'note', role: 'option', 'aria-disabled': 'true' }, text);
}
