import { nearestName } from '../../text/nearestName.js';
import { FUNCTION_NAMES } from './functions.js';

/** What EQL has for a function that others have; undefined where nothing comes near. */
export function hintForFunction(written: string): string | undefined {
  const name = written.replace('~', '');
  const known = HINTS.get(name.toLowerCase().replaceAll('_', ''));
  if (known !== undefined) return known;
  const near = nearestName(name, FUNCTION_NAMES);
  return near === null ? undefined : `Did you mean '${near}'?`;
}

const CASE =
  "Compare with ':', or with an operator or function that ends in '~': they ignore case.";
const LENGTH = "Write 'length(field)'.";
const CONTAINS = 'Write \'stringContains(field, "text")\'.';
const REGEX = 'Write \'field regex "…"\', or regex~ to ignore case.';
const EXISTS = "Write 'field != null', or 'field == null' for its opposite.";

const HINTS: ReadonlyMap<string, string> = new Map([
  ...['lower', 'tolower', 'upper', 'toupper', 'lcase', 'ucase'].map((name): [string, string] => [
    name,
    CASE,
  ]),
  ...['len', 'strlen', 'size', 'count'].map((name): [string, string] => [name, LENGTH]),
  ...['contains', 'includes', 'has', 'strcontains'].map((name): [string, string] => [
    name,
    CONTAINS,
  ]),
  ...['regex', 'matches', 'rlike', 'regexmatch'].map((name): [string, string] => [name, REGEX]),
  ...['exists', 'isnull', 'isnotnull', 'isempty'].map((name): [string, string] => [name, EXISTS]),
  ['substr', "Write 'substring(field, start, end)'."],
  ['like', 'Write \'field like "text*"\'.'],
]);
