import { field, fieldNames } from '../../catalog/field.js';
import { fields, unmappedNames } from '../../catalog/fields.js';
import type { CatalogFile } from '../../catalog/openCatalog.js';
import { MOST_ITEMS } from '../limits.js';
import { quoted } from '../problem.js';
import { type Answer, type Question, question } from '../Question.js';
import { Field } from '../schemas/answers.js';
import { all, includeDeprecated, paging, text, vendor } from '../schemas/parameters.js';
import { FieldList, UnmappedNames } from '../schemas/rows.js';
import { missing } from './missing.js';
import { partOf } from './partOf.js';

const name = text("A field's name, canonical or an author's, in any case.", 'Image');

export const FIELD_QUESTIONS: readonly Question[] = [
  question({
    path: '/fields',
    summary: 'Fields that rules filter on',
    description: 'With what their authors call them. Most rules first, then by name.',
    example: '/fields?limit=20',
    query: { vendor, includeDeprecated, ...paging(MOST_ITEMS) },
    answer: FieldList,
    ask: (db, { limit, offset, ...options }) =>
      partOf(fields(db, given(options)), { limit, offset }),
  }),
  question({
    path: '/unmapped-fields',
    summary: "Authors' names that stand for no known field",
    description: 'With how much of the fields of each vendor the vocabulary knows.',
    example: '/unmapped-fields',
    query: { vendor, includeDeprecated },
    answer: UnmappedNames,
    ask: (db, options) => ({ found: unmappedNames(db, given(options)) }),
  }),
  question({
    path: '/fields/{name}',
    summary: 'How rules use a field',
    description: 'Comparisons, names, techniques, and thirty values unless all are asked for.',
    example: '/fields/Image',
    params: { name },
    query: { includeDeprecated, all },
    answer: Field,
    ask: (db, { name, ...options }) => fieldNamed(db, name, options),
  }),
  question({
    path: '/field',
    summary: 'How rules use a field, its name in the query',
    description: 'As /fields/{name}, for names that an address cannot hold, such as `..`.',
    example: '/field?name=Image',
    query: { name, includeDeprecated, all },
    answer: Field,
    ask: (db, { name, ...options }) => fieldNamed(db, name, options),
  }),
];

function fieldNamed(
  db: CatalogFile,
  name: string,
  options: { readonly all: boolean; readonly includeDeprecated: boolean },
): Answer {
  const detail = field(db, name, options);
  if (detail !== null) return { found: detail };
  return missing(`No rule filters on a field ${quoted(name)}.`, name.trim(), fieldNames(db));
}

/** Without what was left out. */
function given<T extends { readonly vendor?: V | undefined }, V>({ vendor, ...rest }: T) {
  return vendor === undefined ? rest : { ...rest, vendor };
}
