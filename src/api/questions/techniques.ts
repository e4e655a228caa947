import { technique } from '../../catalog/technique.js';
import { techniques } from '../../catalog/techniques.js';
import { MOST_ITEMS } from '../limits.js';
import { quoted } from '../problem.js';
import { type Question, question } from '../Question.js';
import { Technique, TechniqueList } from '../schemas/answers.js';
import { all, flag, includeDeprecated, paging, text } from '../schemas/parameters.js';
import { missing } from './missing.js';
import { partOf } from './partOf.js';

export const TECHNIQUE_QUESTIONS: readonly Question[] = [
  question({
    path: '/techniques',
    summary: 'Techniques that rules are tagged with',
    description: 'Most rules first, then by id.',
    example: '/techniques?limit=10',
    query: { includeDeprecated, ...paging(MOST_ITEMS) },
    answer: TechniqueList,
    ask: (db, { includeDeprecated, ...wanted }) =>
      partOf(techniques(db, { includeDeprecated }), wanted),
  }),
  guideAt('/techniques/{id}'),
  guideAt('/technique/{id}'),
];

/** The guide stands where the list leads to, and under the command's own name. */
function guideAt(path: string): Question {
  return question({
    path,
    summary: 'The authoring guide of a technique',
    description:
      'Events, fields, indicators with their reach, exclusions and rules. Thirty indicators and fifteen exclusions, unless all are asked for. Revoked ids lead to their successor.',
    example: path.replace('{id}', 'T1102?includeSubtechniques=true'),
    params: { id: text('An ATT&CK id.', 'T1102') },
    query: {
      includeSubtechniques: flag('Counts the rules of its sub-techniques, too.'),
      includeDeprecated,
      all,
      scope: flag('False leaves out what only chooses the log source or event.', true),
    },
    answer: Technique,
    ask: (db, { id, scope, ...options }) => {
      const guide = technique(db, id, { ...options, withoutScope: !scope });
      if (guide !== null) return { found: guide };
      const known = techniques(db, { includeDeprecated: true }).map((item) => item.id);
      return missing(`There is no technique ${quoted(id)}.`, id.trim(), known);
    },
  });
}
