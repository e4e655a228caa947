import type { Exclusion, Indicator, RowList } from '../../catalog/rowLists.js';
import type { NamesOfRow } from '../../catalog/rowNames.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import type { RuleIndex } from '../ruleIndex.js';
import { count, number } from '../words.js';
import { Field } from './Field.js';
import { Scroll } from './Section.js';
import { rawValue, Value } from './Value.js';

type Row = Exclusion & Partial<Pick<Indicator, 'reach' | 'specific'>>;

interface Props {
  /** What the rows are: names the table for the script and the files made of it. */
  readonly name: string;
  readonly label: string;
  readonly list: RowList<Row>;
  /** How many rows stand open; those behind them can be opened. */
  readonly open: number;
  /** How many rows the page holds at most: the script gets the rest from `rows.json`. */
  readonly most: number;
  /** What the count of a row's rules is called. */
  readonly counts: string;
  readonly placesOf: RuleIndex;
  readonly namesOf?: NamesOfRow;
  readonly links: Links;
  /** Left out where all rows are of one field. */
  readonly withField?: boolean;
}

/**
 * Rows with how many rules stand behind each. A row opens to those rules, by their places in the
 * page's list of rules. Readable as it stands; the script sorts, filters and copies it.
 */
export function RowTable(props: Props) {
  const { list, open, most, name } = props;
  const first = list.items.slice(0, open);
  const further = list.items.slice(open, most);
  const missing = list.distinct - first.length - further.length;
  return (
    <div
      class="list"
      data-list={name}
      data-distinct={list.distinct}
      data-missing={missing}
      {...(props.withField === false ? { 'data-field': list.items[0]?.field } : {})}
    >
      <Part {...props} rows={first} />
      {further.length === 0 ? null : (
        <details class="rest">
          <summary>
            {missing === 0
              ? `Show the other ${number(further.length)}`
              : `Show ${number(further.length)} more`}
          </summary>
          <Part {...props} rows={further} />
        </details>
      )}
      {missing === 0 ? null : (
        <p class="missing">
          {count(missing, 'further row')} in <a href="rows.json">a file beside this page</a>.
        </p>
      )}
    </div>
  );
}

function Part(props: Props & { readonly rows: readonly Row[] }) {
  const { rows, label, counts, withField = true } = props;
  const hasReach = rows.some(({ reach }) => reach !== undefined);
  return (
    <Scroll label={label}>
      <table class="rows">
        <thead>
          <tr>
            {withField ? <th scope="col">Field</th> : null}
            <th scope="col">Kind</th>
            <th scope="col">Value</th>
            <th scope="col" class="n">
              {counts}
            </th>
            {hasReach ? (
              <th scope="col" class="n">
                Reach
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <RowLine key={`${row.field} ${row.kind} ${row.value}`} {...props} row={row} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function RowLine({ row, links, withField = true, ...props }: Props & { readonly row: Row }) {
  const { field, aspect, kind, value, rules, reach, specific, role } = row;
  const isScope = role === 'scope';
  return (
    <tr {...(isScope ? { class: 'scope' } : {})} {...rawValue(value)}>
      {withField ? (
        <td>
          <Field field={field} aspect={aspect} links={links} />
          {isScope ? <Scope /> : null}
        </td>
      ) : null}
      <td>{kind}</td>
      <td>
        <details>
          <summary>
            <Value value={value} />
            {withField ? null : aspect === null ? null : <i> ·{visible(aspect)}</i>}
          </summary>
          <Behind row={row} {...props} />
        </details>
      </td>
      <td class="n">{number(rules)}</td>
      {reach === undefined ? null : <td class="n">{specific ? null : number(reach)}</td>}
    </tr>
  );
}

export function Scope() {
  return (
    <span class="mark" title="only chooses the log source or event">
      {' '}
      scope
    </span>
  );
}

/** Of more rules the numbers stand as they are: hundreds of links in a row help nobody. */
const MOST_LINKS = 8;

function Behind({ row, placesOf, namesOf }: Pick<Props, 'placesOf' | 'namesOf'> & { row: Row }) {
  const names = namesOf?.(row.field, row.aspect, row.kind, row.value) ?? [];
  const isOwn = names.every(({ name }) => name === row.field);
  const places = [...new Set(row.ruleIds.flatMap(placesOf))];
  return (
    <>
      {isOwn ? null : (
        <p>
          Written as {names.map(({ vendor, name }) => `${visible(name)} (${vendor})`).join(', ')}
        </p>
      )}
      <p class="behind">
        Rules{' '}
        {places.length > MOST_LINKS
          ? places.join(' ')
          : places.map((place) => (
              <>
                <a href={`#r${place}`}>{place}</a>{' '}
              </>
            ))}
      </p>
    </>
  );
}
