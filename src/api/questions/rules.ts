import type { CatalogFile } from '../../catalog/openCatalog.js';
import { rules } from '../../catalog/rule.js';
import { ruleIds } from '../../catalog/ruleIds.js';
import { ruleList } from '../../catalog/ruleList.js';
import { quoted } from '../problem.js';
import { type Answer, type Question, question } from '../Question.js';
import { includeDeprecated, language, paging, text, vendor } from '../schemas/parameters.js';
import { Rule, RuleList } from '../schemas/rules.js';
import { missing } from './missing.js';
import { listed } from './partOf.js';

const id = text("The publisher's id in any case, or `source:path`.", 'sigma:windows/example.yml');

export const RULE_QUESTIONS: readonly Question[] = [
  question({
    path: '/rules',
    summary: 'Rules, filtered',
    description: 'In the order of the sources and their files.',
    example: '/rules?technique=T1102&level=high',
    query: {
      vendor,
      source: text('Only rules of this source.', 'sigma').optional(),
      language,
      level: text('Only rules of this level, in any case.', 'high').optional(),
      status: text('Only rules of this status, in any case.', 'stable').optional(),
      technique: text('Only rules tagged with this technique.', 'T1102').optional(),
      event: text('Only rules over this event.', 'windows/sysmon/22').optional(),
      q: text('Only rules whose title contains this.', 'browser').optional(),
      includeDeprecated,
      ...paging(),
    },
    answer: RuleList,
    ask: (db, { limit, offset, ...filter }) =>
      listed(ruleList(db, filter, { limit, offset }), { limit, offset }),
  }),
  question({
    path: '/rules/{id}',
    summary: 'A rule by its id',
    description:
      'With its query, its Expression, every predicate with its place and reach, and diagnostics. Ids of publishers are not unique: where several rules have this one, the answer is 409 with the addresses of each.',
    example: '/rules?limit=1',
    params: { id },
    answer: Rule,
    ask: (db, { id }) => ruleNamed(db, id),
  }),
  question({
    path: '/rules/{source}/{path}',
    takesRest: true,
    summary: 'A rule by its place',
    description: 'The path may contain slashes, as they are or as %2F.',
    example: '/rules?limit=1',
    params: {
      source: text('The name of the source.', 'sigma'),
      path: text('The path below its folder.', 'windows/example.yml'),
    },
    answer: Rule,
    ask: (db, { source, path }) => ruleNamed(db, `${source}:${path}`),
  }),
  question({
    path: '/rule',
    summary: 'A rule by its id, in the query',
    description: 'As /rules/{id}, for ids that an address cannot hold, such as `..`.',
    example: '/rules?limit=1',
    query: { id },
    answer: Rule,
    ask: (db, { id }) => ruleNamed(db, id),
  }),
];

function ruleNamed(db: CatalogFile, name: string): Answer {
  const [first, ...others] = rules(db, name);
  if (first === undefined) {
    return missing(`There is no rule ${quoted(name)}.`, name.trim(), ruleIds(db));
  }
  if (others.length === 0) return { found: first };
  const candidates = [first, ...others].map(({ key }) => ({
    key,
    href: `/api/v1/rule?id=${encodeURIComponent(key)}`,
  }));
  const detail = `${candidates.length} rules have the id ${quoted(name)}.`;
  return { problem: { status: 409, detail, hint: 'Name one by where it stands.', candidates } };
}
