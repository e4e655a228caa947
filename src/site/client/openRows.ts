import { button, element } from './element.js';
import type { PageRules } from './pageRules.js';
import { readPlaces } from './places.js';

/** Opening a value names the rules behind it, where the page alone has their numbers. */
export function nameRulesBehind(rules: PageRules): void {
  document.addEventListener(
    'toggle',
    (event) => {
      const details = event.target;
      if (!(details instanceof HTMLDetailsElement) || !details.open) return;
      if (details.closest('table.rows') === null || details.dataset.named !== undefined) return;
      details.dataset.named = '';
      const numbers = details.querySelector<HTMLElement>('.behind');
      if (numbers !== null) void nameRules(numbers, rules);
    },
    true,
  );
}

/** Puts the titles of rules in the place of their numbers. */
async function nameRules(numbers: HTMLElement, rules: PageRules): Promise<void> {
  const places = readPlaces(numbers.textContent ?? '');
  if (places.some((place) => rules.at(place) === undefined)) {
    try {
      await rules.complete();
    } catch {
      // The numbers stay, which lead to the page that has the rules.
      return;
    }
  }
  const list = element('ul', { class: 'behind' });
  for (const place of places) {
    const rule = rules.at(place);
    if (rule === undefined) continue;
    const title = rule.href === null ? rule.title : element('a', { href: rule.href }, rule.title);
    const note = [rule.vendor, rule.level].filter((one) => one !== '').join(', ');
    list.append(element('li', {}, title, ' ', element('small', {}, note)));
  }
  numbers.replaceWith(list);
}

/** Beside a rule's title a button that shows its query and exclusions in place. */
export function addPeek(line: HTMLTableRowElement): void {
  const link = line.querySelector<HTMLAnchorElement>('td a');
  if (link === null || link.parentElement?.querySelector('button') !== null) return;
  let shown: HTMLElement | null = null;
  const toggle = button(
    'Query',
    async () => {
      if (shown !== null) {
        shown.hidden = !shown.hidden;
        toggle.setAttribute('aria-expanded', String(!shown.hidden));
        return;
      }
      shown = element('div', { class: 'peek' }, 'Loading…');
      toggle.setAttribute('aria-expanded', 'true');
      toggle.after(shown);
      shown.replaceChildren(...(await partsOf(link.href)));
    },
    `Query of ${link.textContent ?? 'the rule'}`,
  );
  toggle.className = 'small';
  toggle.setAttribute('aria-expanded', 'false');
  link.after(' ', toggle);
}

/** The query and the exclusions of a rule, from its page. */
async function partsOf(href: string): Promise<readonly (Node | string)[]> {
  try {
    const answer = await fetch(href);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const parts = ['pre.query', '.glance'].flatMap((one) => [...page.querySelectorAll(one)]);
    for (const part of parts) {
      for (const link of part.querySelectorAll('a[href^="#"]')) {
        link.setAttribute('href', href + link.getAttribute('href'));
      }
    }
    if (parts.length === 0) return ['This rule has no query of its own.'];
    const [query, ...exclusions] = parts;
    return [
      ...(query === undefined ? [] : [query]),
      ...(exclusions.length === 0 ? [] : [element('b', {}, 'Excludes'), ...exclusions]),
    ];
  } catch {
    return ["The rule's page could not be loaded."];
  }
}
