import { value } from '../../catalog/value.js';
import { values } from '../../catalog/values.js';
import { MOST_ITEMS } from '../limits.js';
import { type Question, question } from '../Question.js';
import { Value } from '../schemas/answers.js';
import { all, includeDeprecated, kind, paging, text } from '../schemas/parameters.js';
import { ValueList } from '../schemas/rows.js';
import { listed } from './partOf.js';

export const VALUE_QUESTIONS: readonly Question[] = [
  question({
    path: '/values',
    summary: 'Values that rules look for, filtered',
    description: 'Rows of the whole catalog: most used first, then by field, kind and value.',
    example: '/values?field=Image&kind=ends_with&q=.exe',
    query: {
      field: text(
        "Only rows of this field, by its canonical name or an author's.",
        'Image',
      ).optional(),
      kind,
      q: text('Only values that contain this, in any case.', '.exe').optional(),
      includeDeprecated,
      ...paging(),
    },
    answer: ValueList,
    ask: (db, { limit, offset, ...filter }) =>
      listed(values(db, filter, { limit, offset }), { limit, offset }),
  }),
  question({
    path: '/value',
    summary: 'The rules behind a value',
    description:
      'The comparisons with this very value, or, where there are none, with values that contain it; thirty, or a thousand if all are asked for; `distinct` says how many there are.',
    example: '/value?text=%5Cbrave.exe',
    query: { text: text('The value.', '\\brave.exe'), includeDeprecated, all },
    answer: Value,
    ask: (db, { text, ...options }) => ({
      found: value(db, text, { ...options, most: MOST_ITEMS }),
    }),
  }),
];
