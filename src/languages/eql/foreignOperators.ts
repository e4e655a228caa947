import { nearestName } from '../../text/nearestName.js';

/** What EQL has for an operator that others have; undefined where nothing comes near. */
export function hintForOperator(written: string): string | undefined {
  const known = HINTS.get(written.toLowerCase());
  if (known !== undefined) return known;
  const near = nearestName(written, OPERATORS);
  return near === null ? undefined : `Did you mean '${near}'?`;
}

const OPERATORS = ['in', 'in~', 'like', 'like~', 'regex', 'regex~', 'and', 'or'];

const CONTAINS = 'Write field : "*text*", or stringContains~(field, "text").';
const STARTS = 'Write field : "text*", or startsWith~(field, "text").';
const ENDS = 'Write field : "*text", or endsWith~(field, "text").';
const REGEX = 'Write field regex "…" (case-sensitive) or field regex~ "…".';
const EQUALS = "Write '==' (exactly this value) or ':' (any case, with wildcards).";
const EITHER =
  "Write ':' for a comparison that ignores case, or 'regex~' for a regular expression.";

const HINTS: ReadonlyMap<string, string> = new Map([
  ['contains', CONTAINS],
  ['has', CONTAINS],
  ['startswith', STARTS],
  ['startswith~', STARTS],
  ['endswith', ENDS],
  ['endswith~', ENDS],
  ['matches', REGEX],
  ['match', REGEX],
  ['rlike', REGEX],
  ['ilike', "Write 'like~'."],
  ['eq', EQUALS],
  ['equals', EQUALS],
  ['exists', "Write '!= null'."],
  ['between', 'Write two comparisons: field >= 1 and field <= 5.'],
  ['=~', EITHER],
  ['~=', EITHER],
  ['!~', "Write 'not' before the field, and ':' or 'regex~' behind it."],
]);
