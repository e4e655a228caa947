import type { StoredDiagnostic } from '../../catalog/overview.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';

interface Props {
  readonly diagnostics: readonly StoredDiagnostic[];
  readonly links: Links;
  /** Names the file, and leads to the rule. */
  readonly withPlace: boolean;
}

/** What was wrong, where, and what to do about it. */
export function DiagnosticList({ diagnostics, links, withPlace }: Props) {
  return (
    <ul class="diagnostics">
      {diagnostics.map((one, index) => (
        <li key={index} class={one.severity}>
          <p>
            <b>{one.severity}</b> <code>{visible(one.code)}</code> {visible(one.message)}
          </p>
          {withPlace ? <Place diagnostic={one} links={links} /> : <p>Line {one.line}</p>}
          <Excerpt diagnostic={one} />
          {one.hint === '' ? null : <p class="hint">{visible(one.hint)}</p>}
        </li>
      ))}
    </ul>
  );
}

function Place({ diagnostic, links }: { diagnostic: StoredDiagnostic; links: Links }) {
  const { source, path, rule, line, column } = diagnostic;
  const href = rule === null ? null : links.rule({ id: rule, source, path });
  const place = visible(`${source}: ${path}, line ${line}, column ${column}`);
  return <p class="path">{href === null ? place : <a href={href}>{place}</a>}</p>;
}

/** The line of the file, the place in it marked; long lines are shown from near the place. */
function Excerpt({ diagnostic }: { readonly diagnostic: StoredDiagnostic }) {
  const { excerpt, column, length } = diagnostic;
  if (excerpt.trim() === '') return null;
  const from = Math.max(0, column - 1 - 60);
  const at = Math.max(from, column - 1);
  const end = Math.min(excerpt.length, at + Math.max(1, length));
  return (
    <p class="excerpt">
      <code>
        {from > 0 ? '…' : ''}
        {visible(excerpt.slice(from, at))}
        <mark>{visible(excerpt.slice(at, end))}</mark>
        {visible(excerpt.slice(end, end + 80))}
        {end + 80 < excerpt.length ? '…' : ''}
      </code>
    </p>
  );
}
