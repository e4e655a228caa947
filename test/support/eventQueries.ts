import { type Expression, predicate } from '../../src/model/Expression.js';
import type { Kind } from '../../src/model/Predicate.js';
import type { Query, ScopeTerm } from '../../src/model/Query.js';
import type { EventLink } from '../../src/model/RuleRecord.js';
import { FILE_START } from '../../src/model/SourceSpan.js';

/** A predicate without a place, as expression. */
export function test(field: string, texts: readonly string[], kind: Kind = 'eq'): Expression {
  return predicate({
    field,
    kind,
    values: texts.map((text) => ({ text, type: 'string', span: FILE_START })),
    as: '',
    caseSensitive: false,
    span: FILE_START,
  });
}

/** Makes equalities on one field. */
export function equals(field: string): (...texts: readonly string[]) => Expression {
  return (...texts) => test(field, texts);
}

/** `index=a-*; os=windows` as scope terms. */
export function scopeOf(text: string): readonly ScopeTerm[] {
  const terms = text === '' ? [] : text.split('; ');
  return terms.map((term) => {
    const [name = '', ...value] = term.split('=');
    return { name, value: value.join('=') };
  });
}

/** The events that a query is linked to, explicit ones marked as such. */
export function linksOf(link: (query: Query) => readonly EventLink[], query: Query): string[] {
  return link(query).map(({ event, explicit }) => `${event}${explicit ? ' explicit' : ''}`);
}
