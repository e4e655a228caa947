import type { Kind } from '../model/Predicate.js';
import { ANY_ONE, ANY_RUN, readPattern } from '../model/WildcardPattern.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { rulesOfTechniques, toRuleSet } from '../store/read/RuleSet.js';
import { type RowUses, rowsOfRules } from '../store/read/readRowUses.js';
import { countLogSources, type LogSource, rulesAtEvents } from '../store/read/readSite.js';
import { eventsOfRules, findTechnique, rulesOfEvent } from '../store/read/readTechniques.js';
import { writeYamlString } from '../text/yaml/writeYamlString.js';
import { type FieldSummary, summarizeFields } from './fieldSummary.js';
import { groupBy } from './groupBy.js';
import { type Exclusion, listExclusions, listIndicators } from './rowLists.js';

const MOST_FIELDS = 3;
const MOST_VALUES = 3;
const MOST_EXCLUSIONS = 15;

/** Sigma's modifier for each kind that a value can be written with; '' for none. */
const MODIFIERS: Readonly<Partial<Record<Kind, string>>> = {
  eq: '',
  contains: '|contains',
  starts_with: '|startswith',
  ends_with: '|endswith',
  wildcard: '',
  regex_match: '|re',
  cidr: '|cidr',
  lt: '|lt',
  lte: '|lte',
  gt: '|gt',
  gte: '|gte',
};

/**
 * A Sigma rule to start from: the technique's commonest log source, the fields that its rules
 * filter on most there with their commonest values, and what these rules exclude. Valid YAML; null
 * where the catalog has no such technique or no rule of it.
 */
export function ruleSkeleton(db: CatalogFile, id: string): string | null {
  const technique = findTechnique(db, id.trim());
  if (technique === undefined) return null;
  const tagged = rulesOfTechniques(db, [technique.id], false);
  if (JSON.parse(tagged).length === 0) return null;
  const { logSource, rules } = logSourceOf(db, tagged);
  const tactics = JSON.parse(technique.tactics) as readonly string[];
  const name = technique.name === null ? technique.id : `${technique.name} (${technique.id})`;
  const rows = rowsOfRules(db, toRuleSet(rules));
  const selection = selectionOf(summarizeFields(db, toRuleSet(rules), rows), rows);
  const filters = filtersOf(rows);
  return [
    `title: ${writeYamlString(`New rule for ${name}`)}`,
    'status: experimental',
    'references:',
    `    - ${writeYamlString(technique.url)}`,
    'tags:',
    ...tactics.map((tactic) => `    - attack.${tactic.toLowerCase().replace(/[^a-z]+/g, '-')}`),
    `    - attack.${technique.id.toLowerCase()}`,
    'logsource:',
    ...logSourceLines(logSource),
    'detection:',
    `    # what ${rules.length} ${rules.length === 1 ? 'rule' : 'rules'} over this log source look for most: keep what fits`,
    ...selection,
    ...filters,
    `    condition: selection${filters.length === 0 ? '' : ' and not 1 of filter_main_*'}`,
    'falsepositives:',
    '    - Unknown',
    'level: medium',
    '',
  ].join('\n');
}

interface Ground {
  readonly logSource: LogSource;
  /** The technique's rules, of any vendor, over the events of the log source. */
  readonly rules: readonly number[];
}

/**
 * The commonest Sigma log source of the technique's rules. Where it has no Sigma rules, the one by
 * which Sigma rules elsewhere look at the event that the technique's rules look at most.
 */
function logSourceOf(db: CatalogFile, tagged: string): Ground {
  const all = JSON.parse(tagged) as readonly number[];
  const [own] = countLogSources(db, tagged);
  if (own !== undefined) {
    const events = eventsOfRules(db, toRuleSet(own.rules)).map((event) => event.id);
    const there = rulesAtEvents(db, tagged, events);
    return { logSource: own.logSource, rules: there.length === 0 ? own.rules : there };
  }
  const events = eventsOfRules(db, tagged);
  for (const event of events) {
    const [other] = countLogSources(db, toRuleSet(rulesOfEvent(db, event.id, false)));
    if (other === undefined) continue;
    return { logSource: other.logSource, rules: rulesAtEvents(db, tagged, [event.id]) };
  }
  const [event] = events;
  if (event === undefined) return { logSource: {}, rules: all };
  const logSource = { product: event.platform, service: event.provider };
  return { logSource, rules: rulesAtEvents(db, tagged, [event.id]) };
}

function logSourceLines({ category, product, service }: LogSource): readonly string[] {
  const named = Object.entries({ category, product, service }).filter(([, value]) => value);
  if (named.length === 0) return ['    # no rule of this technique names one', '    product: any'];
  return named.map(([name, value]) => `    ${name}: ${plainOrQuoted(value ?? '')}`);
}

function selectionOf(
  summaries: readonly FieldSummary[],
  rows: readonly RowUses[],
): readonly string[] {
  const wanted = { includeDeprecated: false, withoutScope: true, most: Number.POSITIVE_INFINITY };
  const excluding = new Map(
    listExclusions(rows, [], 'exclusions', wanted).items.map((row) => [keyOf(row), row.rules]),
  );
  const looked = listIndicators(rows, [], wanted).items.filter(
    (row) => isWritable(row) && (excluding.get(keyOf(row)) ?? 0) * 2 < row.rules,
  );
  const byField = groupBy(looked, ({ field }) => field);
  const fields = summaries.filter(({ field }) => byField.has(field));
  const known = fields.filter(({ names }) => names.some(({ vendor }) => vendor === 'Sigma'));
  const lines = (known.length > 0 ? known : fields).slice(0, MOST_FIELDS).flatMap((summary) => {
    const own = byField.get(summary.field) ?? [];
    const [kind] = summary.how.filter((how) => own.some((row) => row.kind === how.kind));
    const best = own.filter((row) => row.kind === kind?.kind).slice(0, MOST_VALUES);
    return itemLines(
      best,
      `${summary.rules} of these rules ${summary.rules === 1 ? 'filters' : 'filter'} on it`,
    );
  });
  const empty = '        FieldName: value # none of these rules compares a field with a value';
  return ['    selection:', ...(lines.length > 0 ? lines : [empty])];
}

function filtersOf(rows: readonly RowUses[]): readonly string[] {
  const { items } = listExclusions(rows, [], 'exclusions', {
    includeDeprecated: false,
    withoutScope: true,
    most: MOST_EXCLUSIONS,
  });
  const groups = groupBy(
    items.filter((row) => row.value !== '' && isWritable(row)),
    ({ field, kind }) => `${field}|${kind}`,
  );
  return [...groups.values()].flatMap((own, index) => {
    const most = Math.max(...own.map((row) => row.rules));
    const note = `excluded by up to ${most} of these rules`;
    return [`    filter_main_${index + 1}:`, ...itemLines(own, note)];
  });
}

/** A row of the event's own field, by a comparison that Sigma has; base names are not. */
function isWritable({ field, aspect, kind }: Exclusion): boolean {
  return field !== '' && aspect === null && MODIFIERS[kind] !== undefined;
}

function keyOf({ field, kind, value }: Exclusion): string {
  return `${kind}\0${field}\0${value}`;
}

/** One field with its values, as a detection item. */
function itemLines(rows: readonly Exclusion[], note: string): readonly string[] {
  const [first] = rows;
  if (first === undefined) return [];
  const name = `${first.field}${MODIFIERS[first.kind]}`;
  const values = rows.map((row) => `            - ${writeYamlString(sigmaValue(row))}`);
  return [`        ${plainOrQuoted(name)}: # ${note}`, ...values];
}

function plainOrQuoted(text: string): string {
  return /^[A-Za-z][\w.|-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : writeYamlString(text);
}

/** A row's value as Sigma reads it: wildcards escaped where they are characters. */
function sigmaValue({ kind, value }: Exclusion): string {
  if (kind === 'regex_match' || kind === 'cidr') return value;
  const parts = kind === 'wildcard' ? readPattern(value) : [value];
  let out = '';
  for (const part of [...parts].reverse()) {
    if (part === ANY_RUN) out = `*${out}`;
    else if (part === ANY_ONE) out = `?${out}`;
    else if (typeof part === 'string') out = escapeBefore(part, out);
  }
  return out;
}

/** A backslash is only doubled where it would escape what follows. */
function escapeBefore(text: string, following: string): string {
  let out = following;
  for (const char of [...text].reverse()) {
    if (char === '*' || char === '?') out = `\\${char}${out}`;
    else if (char === '\\' && /^[*?\\]/.test(out)) out = `\\\\${out}`;
    else out = char + out;
  }
  return out;
}
