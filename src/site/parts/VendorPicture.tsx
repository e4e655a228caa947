import type { Vendor } from '../../model/Rule.js';
import { visible, visibleValue } from '../../text/visible.js';
import type { SharedIndicator, VendorShares } from '../vendorShares.js';
import { count, fieldName, number } from '../words.js';
import { Scroll } from './Section.js';

const WIDTH = 720;
const COLUMN = 70;
const LINE = 24;
const HEAD = 26;
const GAP = 40;
/** Characters of a label that fit beside the columns. */
const LABEL = 52;

/**
 * Which vendors share which indicators: above, how many indicators each combination of vendors has
 * to itself; below, the indicators that most of them share, a dot for each vendor by the number of
 * its rules. The table behind it says the same in words.
 */
export function VendorPicture({ shares }: { readonly shares: VendorShares }) {
  const { vendors, sets, shared } = shares;
  const setsHeight = HEAD + sets.length * LINE;
  const height = setsHeight + (shared.length === 0 ? 0 : GAP + shared.length * LINE) + 8;
  const dotsFrom = WIDTH - vendors.length * COLUMN;
  return (
    <figure class="picture">
      <Scroll label="Picture: which vendors share which indicators">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} width={WIDTH} height={height} role="img">
          <title>{summaryOf(shares)}</title>
          <Heads vendors={vendors} x={dotsFrom} y={16} />
          <Sets shares={shares} dotsFrom={dotsFrom} />
          {shared.length === 0 ? null : (
            <>
              <text x={0} y={setsHeight + 24} class="head">
                Shared by most vendors; the larger the dot, the more rules
              </text>
              {shared.map((row, index) => (
                <SharedLine
                  key={index}
                  row={row}
                  vendors={vendors}
                  dotsFrom={dotsFrom}
                  y={setsHeight + GAP + index * LINE + LINE / 2}
                />
              ))}
            </>
          )}
        </svg>
      </Scroll>
      <figcaption>{summaryOf(shares)}</figcaption>
      <details>
        <summary>The picture as tables</summary>
        <Tables shares={shares} />
      </details>
    </figure>
  );
}

function Heads({ vendors, x, y }: { vendors: readonly Vendor[]; x: number; y: number }) {
  return (
    <>
      {vendors.map((vendor, index) => (
        <text
          key={vendor}
          x={x + index * COLUMN + COLUMN / 2}
          y={y}
          text-anchor="middle"
          class={`head ${vendor.toLowerCase()}`}
        >
          {vendor}
        </text>
      ))}
    </>
  );
}

function Sets({ shares, dotsFrom }: { readonly shares: VendorShares; readonly dotsFrom: number }) {
  const { vendors, sets } = shares;
  const most = Math.max(1, ...sets.map(({ indicators }) => indicators));
  const room = dotsFrom - 90;
  return (
    <>
      {sets.map((set, index) => {
        const y = HEAD + index * LINE + LINE / 2;
        const width = Math.max(2, (set.indicators / most) * room);
        return (
          <g key={set.vendors.join()}>
            <rect x={0} y={y - 7} width={width} height={14} rx={2} class="bar" />
            <text x={width + 8} y={y + 4}>
              {number(set.indicators)}
            </text>
            {vendors.map((vendor, column) => (
              <circle
                key={vendor}
                cx={dotsFrom + column * COLUMN + COLUMN / 2}
                cy={y}
                r={set.vendors.includes(vendor) ? 6 : 2}
                class={set.vendors.includes(vendor) ? vendor.toLowerCase() : 'none'}
              />
            ))}
          </g>
        );
      })}
    </>
  );
}

interface LineProps {
  readonly row: SharedIndicator;
  readonly vendors: readonly Vendor[];
  readonly dotsFrom: number;
  readonly y: number;
}

function SharedLine({ row, vendors, dotsFrom, y }: LineProps) {
  return (
    <g>
      <text x={0} y={y + 4} class="mono">
        {shortened(labelOf(row))}
      </text>
      {vendors.map((vendor, column) => {
        const rules = row.byVendor[vendor] ?? 0;
        return (
          <circle
            key={vendor}
            cx={dotsFrom + column * COLUMN + COLUMN / 2}
            cy={y}
            r={rules === 0 ? 2 : Math.min(11, 3.5 + Math.sqrt(rules) * 1.5)}
            class={rules === 0 ? 'none' : vendor.toLowerCase()}
          />
        );
      })}
    </g>
  );
}

function labelOf({ indicator }: SharedIndicator): string {
  const aspect = indicator.aspect === null ? '' : `·${visible(indicator.aspect)}`;
  const value = visibleValue(indicator.value);
  return `${fieldName(indicator.field)}${aspect} ${indicator.kind} ${value}`;
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LABEL ? text : `${characters.slice(0, LABEL - 1).join('')}…`;
}

/** `Of 200 indicators, 12 are used by more than one of Sigma, Elastic and Splunk.` */
function summaryOf({ vendors, sets }: VendorShares): string {
  const all = sets.reduce((sum, { indicators }) => sum + indicators, 0);
  const several = sets
    .filter((set) => set.vendors.length > 1)
    .reduce((sum, { indicators }) => sum + indicators, 0);
  const names = new Intl.ListFormat('en').format(vendors);
  return `Of ${count(all, 'indicator')}, ${number(several)} ${several === 1 ? 'is' : 'are'} used by more than one of ${names}.`;
}

function Tables({ shares }: { readonly shares: VendorShares }) {
  const { vendors, sets, shared } = shares;
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Used by exactly</th>
            <th scope="col" class="n">
              Indicators
            </th>
          </tr>
        </thead>
        <tbody>
          {sets.map((set) => (
            <tr key={set.vendors.join()}>
              <td>{set.vendors.join(', ')}</td>
              <td class="n">{number(set.indicators)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shared.length === 0 ? null : (
        <Scroll label="Shared indicators">
          <table>
            <thead>
              <tr>
                <th scope="col">Shared indicator</th>
                {vendors.map((vendor) => (
                  <th key={vendor} scope="col" class="n">
                    {vendor}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shared.map((row, index) => (
                <tr key={index}>
                  <td>
                    <code class="v">{labelOf(row)}</code>
                  </td>
                  {vendors.map((vendor) => (
                    <td key={vendor} class="n">
                      {number(row.byVendor[vendor] ?? 0)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </>
  );
}
