import { diagnostics, search, stats } from '../../catalog/overview.js';
import { LONGEST_SEARCH, MOST_ITEMS, MOST_WORDS } from '../limits.js';
import { type Question, question } from '../Question.js';
import { Search, Stats } from '../schemas/answers.js';
import { paging, text } from '../schemas/parameters.js';
import { DiagnosticList } from '../schemas/rules.js';
import { partOf } from './partOf.js';

export const OVERVIEW_QUESTIONS: readonly Question[] = [
  question({
    path: '/search',
    summary: 'Techniques, fields, events, rules and values by their words',
    description:
      'Every word has to occur; each may be unfinished. Best matches first. Of each value up to twenty rules; `reach` says how many there are, and /value gives all of them.',
    example: '/search?q=web+service',
    query: {
      q: text('Words, or their beginnings.', 'web service')
        .max(LONGEST_SEARCH, `may not be longer than ${LONGEST_SEARCH} characters`)
        .refine((words) => (words.match(/[\p{L}\p{N}]+/gu) ?? []).length <= MOST_WORDS, {
          error: `may not have more than ${MOST_WORDS} words`,
        }),
    },
    answer: Search,
    ask: (db, { q }) => ({ found: search(db, q) }),
  }),
  question({
    path: '/stats',
    summary: 'What the catalog holds',
    description: 'By source and language, and how much of it was understood.',
    example: '/stats',
    answer: Stats,
    ask: (db) => ({ found: stats(db) }),
  }),
  question({
    path: '/diagnostics',
    summary: 'What could not be read or understood',
    description: 'In the order of the files.',
    example: '/diagnostics?filter=error',
    query: {
      filter: text('A severity, or the code of a diagnostic.', 'error')
        .regex(/^(error|warning|info|[\w-]+\/[\w-]+)$/, {
          error: 'is a severity (error, warning, info) or a code such as yaml/syntax',
        })
        .optional(),
      ...paging(MOST_ITEMS),
    },
    answer: DiagnosticList,
    ask: (db, { filter, ...wanted }) => partOf(diagnostics(db, filter ?? null), wanted),
  }),
];
