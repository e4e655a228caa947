import type { GuideRule } from '../../catalog/technique.js';
import { VENDORS } from '../../model/Rule.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { number } from '../words.js';
import { Scroll } from './Section.js';

interface Props {
  readonly rules: readonly GuideRule[];
  readonly links: Links;
}

/** Rules under the names of their vendors; each has its place, which rows refer to, as anchor. */
export function RulesByVendor({ rules, links }: Props) {
  const placed = rules.map((rule, index) => ({ rule, place: index + 1 }));
  const vendors = VENDORS.filter((vendor) => rules.some((rule) => rule.vendor === vendor));
  return (
    <div data-rules>
      {vendors.map((vendor) => {
        const own = placed.filter(({ rule }) => rule.vendor === vendor);
        return (
          <div key={vendor} class="list" data-list={`rules-${vendor}`} data-vendor={vendor}>
            <h3>
              {vendor}
              <span class="size">{number(own.length)}</span>
            </h3>
            <Scroll label={`Rules of ${vendor}`}>
              <table class="rules">
                <thead>
                  <tr>
                    <th scope="col" class="n">
                      No.
                    </th>
                    <th scope="col">Rule</th>
                    <th scope="col">Level</th>
                    <th scope="col">Status</th>
                    <th scope="col">Source</th>
                  </tr>
                </thead>
                <tbody>
                  {own.map(({ rule, place }) => (
                    <RuleLine key={place} rule={rule} place={place} links={links} />
                  ))}
                </tbody>
              </table>
            </Scroll>
          </div>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly rule: GuideRule;
  readonly place: number;
  readonly links: Links;
}

function RuleLine({ rule, place, links }: LineProps) {
  const href = links.rule(rule);
  const title = visible(rule.title);
  return (
    <tr id={`r${place}`} data-id={rule.id}>
      <td class="n">{place}</td>
      <td>{href === null ? title : <a href={href}>{title}</a>}</td>
      <td>{visible(rule.level ?? '')}</td>
      <td>{visible(rule.status ?? '')}</td>
      <td class="path">{visible(`${rule.source}: ${rule.path}`)}</td>
    </tr>
  );
}
