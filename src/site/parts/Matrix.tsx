import type { MatrixTechnique, Tactic } from '../../catalog/matrix.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { count, number } from '../words.js';

interface Props {
  readonly tactics: readonly Tactic[];
  readonly links: Links;
  /** Headings of the tactics stand one below the page's or the section's. */
  readonly heading: 'h2' | 'h3';
  /** Sub-techniques as well, folded under their techniques. */
  readonly withSubTechniques: boolean;
}

/** The ATT&CK matrix: a column a tactic, a cell a technique, those without rules as gaps. */
export function Matrix({ tactics, links, heading: Heading, withSubTechniques }: Props) {
  return (
    <div class="matrix" role="group" aria-label="ATT&CK matrix" tabIndex={0} data-matrix>
      {tactics.map(({ name, techniques }) => {
        const covered = techniques.filter(hasRules).length;
        return (
          <div key={name} class="tactic">
            <Heading>{visible(name)}</Heading>
            <p>
              <b data-covered>{number(covered)}</b> of {number(techniques.length)} with rules
            </p>
            <ul>
              {techniques.map((technique) => (
                <li key={technique.id} class="cell">
                  <Cell technique={technique} links={links} />
                  {withSubTechniques ? <SubTechniques technique={technique} links={links} /> : null}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

function hasRules({ rules, subTechniques }: MatrixTechnique): boolean {
  return rules > 0 || subTechniques.some(hasRules);
}

interface CellProps {
  readonly technique: MatrixTechnique;
  readonly links: Links;
}

function Cell({ technique, links }: CellProps) {
  const { id, name, rules, byVendor } = technique;
  return (
    <a
      class={`t h${heat(rules)}`}
      href={links.technique(id) ?? links.to('attack/')}
      data-n={VENDORS.map((vendor) => byVendor[vendor]).join(' ')}
    >
      <span class="id">{id}</span> <span class="name">{visible(name ?? '')}</span>{' '}
      <b title={count(rules, 'rule')}>{rules === 0 ? '–' : number(rules)}</b>
    </a>
  );
}

function SubTechniques({ technique, links }: CellProps) {
  const { subTechniques, id } = technique;
  if (subTechniques.length === 0) return null;
  const covered = subTechniques.filter(hasRules).length;
  const shown = `${number(covered)}/${number(subTechniques.length)} sub-techniques`;
  return (
    <details>
      <summary aria-label={`${shown} of ${id} with rules`}>{shown}</summary>
      <ul>
        {subTechniques.map((sub) => (
          <li key={sub.id}>
            <Cell technique={sub} links={links} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Steps of the colour by the number of rules; the script uses the same. */
function heat(rules: number): number {
  const steps = [1, 5, 20, 80];
  return steps.filter((step) => rules >= step).length;
}
