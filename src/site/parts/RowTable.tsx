import type { RowList } from '../../catalog/rowLists.js';
import type { NamesOfRow } from '../../catalog/rowNames.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { placeRanges } from '../placeRanges.js';
import type { RuleIndex } from '../ruleIndex.js';
import { count, number } from '../words.js';
import { Field } from './Field.js';
import type { Row } from './furtherRows.js';
import { Scroll } from './Section.js';
import { rawValue, Value } from './Value.js';
import { writtenAs } from './writtenAs.js';

interface Props {
  /** What the rows are: names the table for the script and the files made of it. */
  readonly name: string;
  readonly label: string;
  readonly list: RowList<Row>;
  /** How many rows stand open; those behind them can be opened. */
  readonly open: number;
  /** How many rows the page holds at most: those behind them stand on a page beside it. */
  readonly most: number;
  /** What the count of a row's rules is called. */
  readonly counts: string;
  readonly index: RuleIndex;
  readonly namesOf?: NamesOfRow | undefined;
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
  const kinds = [...new Set(list.items.map(({ kind }) => kind))].sort();
  return (
    <div
      class="list"
      data-list={name}
      data-distinct={list.distinct}
      data-missing={missing}
      data-kinds={kinds.join(' ')}
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
      <Missing missing={missing} noun="further row" id={name} />
    </div>
  );
}

interface MissingProps {
  readonly missing: number;
  readonly noun: string;
  readonly id: string;
}

/** Leads to what a list does not hold; the script fetches it from there. */
export function Missing({ missing, noun, id }: MissingProps) {
  if (missing === 0) return null;
  return (
    <p class="missing">
      <a href={`rows.html#${id}`}>{count(missing, noun)}</a> on a page of their own.
    </p>
  );
}

function Part(props: Props & { readonly rows: readonly Row[] }) {
  const { rows, label, counts, withField = true } = props;
  const hasReach = rows.some(({ reach }) => reach !== undefined);
  return (
    <Scroll label={label}>
      <table class={hasReach ? 'rows reach' : 'rows'}>
        <thead>
          <tr>
            {withField ? <th>Field</th> : null}
            <th>Kind</th>
            <th>Value</th>
            <th class="n">{counts}</th>
            {hasReach ? <th class="n">Reach</th> : null}
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
      <td>{number(rules)}</td>
      {reach === undefined ? null : <td>{specific ? null : number(reach)}</td>}
    </tr>
  );
}

export function Scope() {
  return <span class="mark"> scope</span>;
}

/** Of more rules the numbers stand as they are: hundreds of links in a row help nobody. */
const MOST_LINKS = 8;

function Behind({ row, index, namesOf }: Pick<Props, 'index' | 'namesOf'> & { row: Row }) {
  const names = writtenAs(row.field, namesOf?.(row.field, row.aspect, row.kind, row.value) ?? []);
  const places = index.placesOf(row.ruleIds);
  return (
    <>
      {names === '' ? null : <p>{names}</p>}
      <p class="behind">
        Rules{' '}
        {places.length > MOST_LINKS
          ? placeRanges(places)
          : places.map((place) => (
              <>
                <a href={`${index.isHeld(place) ? '' : 'rows.html'}#r${place}`}>{place}</a>{' '}
              </>
            ))}
      </p>
    </>
  );
}
