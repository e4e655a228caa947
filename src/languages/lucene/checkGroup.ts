import type { QueryContext } from '../../text/QueryContext.js';
import { say } from './diagnostics.js';
import type { Clause, Group, LuceneNode, Term } from './LuceneNode.js';
import { plainText } from './literalText.js';
import type { Occurrence } from './occurrences.js';
import type { Surrounding } from './Surrounding.js';

/** Notes what in a group of clauses its author probably means otherwise than Lucene reads it. */
export function checkGroup(
  { clauses }: Group,
  around: Surrounding | null,
  occurrences: readonly Occurrence[],
  context: QueryContext,
): void {
  noteOptional(clauses, occurrences, context);
  noteOrNot(clauses, context);
  for (const [i, clause] of clauses.entries()) {
    const word = plainWord(clause.node);
    if (word === null) continue;
    const found =
      asForeign(word) ?? (isBare(clause) ? asStray(word, clauses, i, around !== null) : null);
    if (found !== null) say(context, found.code, found.message, word, found.hint);
  }
}

interface Note {
  readonly code:
    | 'lucene/lower-case-operator'
    | 'lucene/foreign-syntax'
    | 'lucene/word-without-field'
    | 'lucene/adjacent-words';
  readonly message: string;
  readonly hint?: string;
}

function noteOptional(
  clauses: readonly Clause[],
  occurrences: readonly Occurrence[],
  context: QueryContext,
): void {
  const first = clauses[occurrences.indexOf('should')];
  if (first === undefined || !occurrences.includes('must')) return;
  const has = (operator: string) => clauses.some(({ conjunction }) => conjunction === operator);
  const isMixed = has('and') && has('or');
  const message = isMixed
    ? "'AND' and 'OR' side by side leave this clause optional"
    : 'this clause is optional beside required ones';
  say(context, isMixed ? 'lucene/mixed-operators' : 'lucene/optional-clause', message, first.node);
}

function noteOrNot(clauses: readonly Clause[], context: QueryContext): void {
  const found = clauses.find((one) => one.conjunction === 'or' && one.modifier === 'not');
  if (found === undefined || clauses.every(({ modifier }) => modifier === 'not')) return;
  const message = "'OR NOT' excludes this from everything";
  say(context, 'lucene/or-not', message, found.node);
}

/** A term of plain text without a field. */
function plainWord(node: LuceneNode): Term['literal'] | null {
  if (node.kind !== 'term' || node.field !== null || node.literal.form !== 'term') return null;
  return plainText(node.literal) === null ? null : node.literal;
}

function isBare({ conjunction, modifier }: Clause): boolean {
  return conjunction === null && modifier === null;
}

/** A word with no operator before it. */
function asStray(
  word: Term['literal'],
  clauses: readonly Clause[],
  index: number,
  inGroup: boolean,
): Note | null {
  const before = clauses[index - 1];
  const operator = asOperator(word, [before, clauses[index + 1]]);
  return operator ?? (inGroup ? asAdjacent(word, before) : asOutside(word, before));
}

type Neighbours = readonly [Clause | undefined, Clause | undefined];

function asOperator({ text }: Term['literal'], [before, behind]: Neighbours): Note | null {
  if (!/^(?:and|or|not)$/i.test(text) || behind === undefined) return null;
  if (before === undefined && text.toLowerCase() !== 'not') return null;
  const message = `'${text}' is searched for as a word`;
  return { code: 'lucene/lower-case-operator', message, hint: `Write '${text.toUpperCase()}'.` };
}

const OPERATOR = /^(?:[=!<>]=?=?|=~|:=)$/;
const COMPARISON = /^[\w.@]+(?:==?|=~|[<>]=?)\S/;

function asForeign({ text }: Term['literal']): Note | null {
  if (text.length > 200) return null;
  const isQuoted = /^'.*'$/.test(text);
  if (!isQuoted && !OPERATOR.test(text) && !COMPARISON.test(text)) return null;
  const message = `'${text}' is searched for as a word`;
  const hint = isQuoted ? 'Use double quotes (").' : "Write 'field:value', or 'field:>5'.";
  return { code: 'lucene/foreign-syntax', message, hint };
}

function asOutside({ text }: Term['literal'], before: Clause | undefined): Note | null {
  const node = before?.node;
  if (node?.kind !== 'term' || node.field === null || node.literal.form !== 'term') return null;
  const message = `'${text}' does not belong to the field before it`;
  return { code: 'lucene/word-without-field', message };
}

function asAdjacent({ text }: Term['literal'], before: Clause | undefined): Note | null {
  if (before === undefined || !isBare(before) || plainWord(before.node) === null) return null;
  const message = `'${text}' stands beside another word without an operator`;
  return { code: 'lucene/adjacent-words', message };
}
