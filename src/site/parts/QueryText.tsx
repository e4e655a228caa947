import type { QueryPiece } from '../../catalog/markedQuery.js';
import type { PredicateLine } from '../../catalog/predicateLine.js';
import { markOf } from '../../catalog/predicateMark.js';
import { visible } from '../../text/visible.js';
import { markClass } from '../marks.js';

interface Props {
  readonly pieces: readonly QueryPiece[];
  readonly predicates: readonly PredicateLine[];
}

/** A query with each value that it compares with marked, leading to its predicate below. */
export function QueryText({ pieces, predicates }: Props) {
  return (
    <pre class="query" tabIndex={0} role="group" aria-label="The query">
      <code>
        {pieces.map(({ text, predicate }, index) => {
          const line = predicate === null ? undefined : predicates[predicate];
          if (line === undefined) return shown(text);
          return (
            <a key={index} {...markClass(markOf(line))} href={`#p${(predicate ?? 0) + 1}`}>
              {shown(text)}
            </a>
          );
        })}
      </code>
    </pre>
  );
}

/** Line breaks and tabs as they are, other control characters visible. */
function shown(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, index) => (index % 2 === 1 ? part.replace('\r', '') : visible(part)))
    .join('');
}
