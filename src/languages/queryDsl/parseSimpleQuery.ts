import { type Cursor, take } from '../../text/Cursor.js';
import { LIMITS } from '../../text/limits.js';

export type SimpleTree =
  | SimpleTerm
  | { readonly kind: 'not'; readonly operand: SimpleTree }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SimpleTree[] };

/** A word, a phrase or a prefix, by its offsets in the text. */
export interface SimpleTerm {
  readonly kind: 'term';
  readonly text: string;
  readonly isPrefix: boolean;
  /** `~`, `~1`: how far a matching value may be off. */
  readonly fuzzy: string | null;
  readonly start: number;
  readonly end: number;
}

type Operator = 'and' | 'or';

/** One level of parentheses that is being read. */
interface Level {
  tree: SimpleTree | null;
  /** The operator that joined the tree, and the one that stands before the next part. */
  joined: Operator | null;
  next: Operator | null;
  negations: number;
}

/**
 * Reads the text of a `simple_query_string` (Lucene's SimpleQueryParser): operators bind equally,
 * from left to right, and what makes no sense is passed over. Null where nothing is left.
 */
export function parseSimpleQuery(
  text: string,
  defaultOperator: Operator,
): SimpleTree | 'too deep' | null {
  const cursor: Cursor = { text, offset: 0 };
  const levels: Level[] = [newLevel()];
  while (cursor.offset < text.length) {
    const level = levels.at(-1) ?? newLevel();
    const mark = take(cursor, MARK);
    if (mark === null) add(level, takeTerm(cursor), defaultOperator);
    else if (mark === '(') levels.push(newLevel());
    else if (mark === ')') closeLevel(levels, defaultOperator);
    else noteOperator(level, mark);
    if (levels.length > LIMITS.nesting) return 'too deep';
  }
  while (levels.length > 1) closeLevel(levels, defaultOperator);
  return levels[0]?.tree ?? null;
}

function newLevel(): Level {
  return { tree: null, joined: null, next: null, negations: 0 };
}

/** Operators that join the next part, or negate it; blanks do neither. */
function noteOperator(level: Level, mark: string): void {
  if (mark === '-') level.negations += 1;
  const isJoining = mark === '+' || mark === '|';
  if (isJoining && level.tree !== null) level.next ??= mark === '+' ? 'and' : 'or';
}

function closeLevel(levels: Level[], defaultOperator: Operator): void {
  if (levels.length === 1) return;
  const inner = levels.pop();
  const outer = levels.at(-1);
  if (outer !== undefined) add(outer, inner?.tree ?? null, defaultOperator);
}

function add(level: Level, part: SimpleTree | null, defaultOperator: Operator): void {
  if (part !== null) {
    const operand: SimpleTree = level.negations % 2 === 1 ? { kind: 'not', operand: part } : part;
    const operator = level.next ?? defaultOperator;
    const { tree, joined } = level;
    if (tree === null) level.tree = operand;
    else if (joined === operator && (tree.kind === 'and' || tree.kind === 'or')) {
      (tree.operands as SimpleTree[]).push(operand);
    } else {
      level.tree = { kind: operator, operands: [tree, operand] };
      level.joined = operator;
    }
  }
  level.next = null;
  level.negations = 0;
}

const MARK = /\s+|[()+|-]/y;
const PHRASE = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"(~\d*)?/y;
const WORD = /(?:[^\s"()+|\\]|\\[\s\S])+/y;

/** A term at the cursor; null for a character that means nothing. */
function takeTerm(cursor: Cursor): SimpleTerm | null {
  const start = cursor.offset;
  PHRASE.lastIndex = start;
  const phrase = PHRASE.exec(cursor.text);
  if (phrase !== null) {
    cursor.offset = start + phrase[0].length;
    return termOf(phrase[1] ?? '', false, phrase[2] ?? null, start, cursor.offset);
  }
  const word = take(cursor, WORD);
  if (word === null) {
    cursor.offset += 1;
    return null;
  }
  const [, fuzzyWord = word, fuzzy = null] = /^(.+)(~\d*)$/s.exec(word) ?? [];
  const isPrefix = endsInStar(fuzzyWord);
  const text = isPrefix ? fuzzyWord.slice(0, -1) : fuzzyWord;
  return termOf(text, isPrefix, fuzzy, start, cursor.offset);
}

/** Whether a star ends the word that no backslash takes its meaning from. */
function endsInStar(word: string): boolean {
  if (word.length < 2 || !word.endsWith('*')) return false;
  let backslashes = 0;
  while (word.charAt(word.length - 2 - backslashes) === '\\') backslashes += 1;
  return backslashes % 2 === 0;
}

function termOf(
  text: string,
  isPrefix: boolean,
  fuzzy: string | null,
  start: number,
  end: number,
): SimpleTerm {
  return { kind: 'term', text: text.replace(/\\([\s\S])/g, '$1'), isPrefix, fuzzy, start, end };
}
