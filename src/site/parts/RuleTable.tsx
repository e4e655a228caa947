import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import type { PlacedRule, RuleIndex } from '../ruleIndex.js';
import { number } from '../words.js';
import { Missing } from './RowTable.js';
import { Scroll } from './Section.js';

interface Props {
  readonly index: RuleIndex;
  readonly links: Links;
}

/** Rules under the names of their vendors; each has its place, which rows refer to, as anchor. */
export function RulesByVendor({ index, links }: Props) {
  return (
    <div data-rules>
      {index.groups.map(({ vendor, held, further }) => (
        <div
          key={vendor}
          class="list"
          data-list={`rules-${vendor}`}
          data-vendor={vendor}
          data-missing={further.length}
        >
          <h3>
            {vendor}
            <span class="size">{number(held.length + further.length)}</span>
          </h3>
          <RuleTable label={`Rules of ${vendor}`} rules={held} links={links} />
          <Missing missing={further.length} noun="further rule" id={`rules-${vendor}`} />
        </div>
      ))}
    </div>
  );
}

interface TableProps {
  readonly label: string;
  readonly rules: readonly PlacedRule[];
  readonly links: Links;
}

export function RuleTable({ label, rules, links }: TableProps) {
  return (
    <Scroll label={label}>
      <table class="rules">
        <thead>
          <tr>
            <th class="n">No.</th>
            <th>Rule</th>
            <th>Level</th>
            <th>Status</th>
            <th>Source</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, place }) => (
            <RuleLine key={place} rule={rule} place={place} links={links} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function RuleLine({ rule, place, links }: PlacedRule & Pick<Props, 'links'>) {
  const href = links.rule(rule);
  const title = visible(rule.title);
  return (
    <tr
      id={`r${place}`}
      {...(href?.endsWith(`/${rule.id}/`) === true ? {} : { 'data-id': rule.id })}
    >
      <td>{place}</td>
      <td>{href === null ? title : <a href={href}>{title}</a>}</td>
      <td>{visible(rule.level ?? '')}</td>
      <td>{visible(rule.status ?? '')}</td>
      <td>{visible(`${rule.source}: ${rule.path}`)}</td>
    </tr>
  );
}
