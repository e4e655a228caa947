import { markOf, SIGNS } from '../../catalog/predicateMark.js';
import type { RuleDetail } from '../../catalog/rule.js';
import { visible, visibleValue } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { markClass } from '../marks.js';
import { fieldName, number } from '../words.js';
import { Field } from './Field.js';
import { Scroll } from './Section.js';

type Line = RuleDetail['predicates'][number];

interface Props {
  /** With the place of each in the rule, from 1. */
  readonly predicates: readonly { readonly line: Line; readonly place: number }[];
  readonly links: Links;
}

/** Predicate values in the order of the text: what each does, where it stands, how common it is. */
export function PredicateTable({ predicates, links }: Props) {
  return (
    <Scroll label="Predicates">
      <table class="predicates">
        <thead>
          <tr>
            <th>
              <span class="hidden">Mark</span>
            </th>
            <th>Field</th>
            <th>Kind</th>
            <th>As</th>
            <th>Value</th>
            <th class="n">Line</th>
            <th class="n">Reach</th>
          </tr>
        </thead>
        {groupsOf(predicates).map((group) => (
          <Group key={group[0]?.place} group={group} links={links} />
        ))}
      </table>
    </Scroll>
  );
}

type Placed = Props['predicates'][number];

/** Values of one comparison, which stand behind each other. */
function groupsOf(predicates: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups: Placed[][] = [];
  for (const one of predicates) {
    const group = groups.at(-1);
    if (group?.[0] !== undefined && isSame(group[0].line, one.line)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function isSame(a: Line, b: Line): boolean {
  return (
    a.field === b.field &&
    a.kind === b.kind &&
    a.as === b.as &&
    a.derived === b.derived &&
    a.canonical === b.canonical &&
    a.aspect === b.aspect &&
    a.rowKind === b.rowKind &&
    markOf(a) === markOf(b)
  );
}

interface GroupProps {
  readonly group: readonly Placed[];
  readonly links: Links;
}

function Group({ group, links }: GroupProps) {
  const [first] = group;
  if (first === undefined) return null;
  return (
    <tbody {...markClass(markOf(first.line))}>
      {group.map(({ line, place }) => (
        <tr key={place} id={`p${place}`}>
          {place === first.place ? (
            <SharedCells line={first.line} rows={group.length} links={links} />
          ) : null}
          <td>
            {line.value === null ? null : visibleValue(line.value)}
            <RowValue line={line} />
          </td>
          <td>{`${line.line}:${line.column}`}</td>
          <td>{line.reach === 0 ? null : line.reach === 1 ? 'specific' : number(line.reach)}</td>
        </tr>
      ))}
    </tbody>
  );
}

interface SharedProps {
  readonly line: Line;
  /** Number of values below each other. */
  readonly rows: number;
  readonly links: Links;
}

/** What the values of one predicate share: mark, field, kind and the author's operator. */
function SharedCells({ line, rows, links }: SharedProps) {
  const { field, derived, kind, as } = line;
  const mark = markOf(line);
  const span = rows > 1 ? { rowSpan: rows } : {};
  return (
    <>
      <td {...span}>{SIGNS[mark]}</td>
      <td {...span}>
        {isOwnRow(line) ? <Field field={field} links={links} /> : fieldName(field)}
        {derived ? <i> computed</i> : null}
        <CountsAs line={line} links={links} />
      </td>
      <td {...span}>{mark === 'presence' ? `not ${kind}` : kind}</td>
      <td {...span}>{visible(as)}</td>
    </>
  );
}

/** Whether a predicate counts in a row of the author's own field and kind. */
function isOwnRow({ field, kind, canonical, aspect, rowKind }: Line): boolean {
  return canonical === field && rowKind === kind && aspect === null;
}

/** The field and kind of the row that a predicate counts in, where they are not the author's. */
function CountsAs({ line, links }: { readonly line: Line; readonly links: Links }) {
  const { kind, canonical, aspect, rowKind } = line;
  if (isOwnRow(line)) return null;
  return (
    <p>
      counts as <Field field={canonical} aspect={aspect} links={links} />
      {rowKind === kind ? '' : ` ${rowKind}`}
    </p>
  );
}

/** The value of that row, where it is another than the author's in lower case. */
function RowValue({ line }: { readonly line: Line }) {
  const { value, rowValue } = line;
  if (rowValue === null || rowValue === value || rowValue === value?.toLowerCase()) return null;
  return <p>counts as {visibleValue(rowValue)}</p>;
}
