import { nearestName } from '../../text/nearestName.js';
import { isComparison } from './conditions/lowerCondition.js';
import { type KustoContext, report } from './KustoContext.js';
import type { Piece } from './parsePieces.js';
import {
  type ParserFault,
  part,
  type SyntaxNode,
  stagesOf,
  unwrapped,
} from './parser/SyntaxNode.js';

/**
 * Reports what the parser stumbled over. A missing semicolon between statements on different lines
 * loses nothing, for the parser goes on as if it were there; everything else may.
 */
export function reportFaults(piece: Piece, context: KustoContext): void {
  const [, pipe] = piece.tokens;
  if (piece.headless && !piece.continues && pipe !== undefined) {
    report(context, 'kusto/no-source', 'the query begins with a pipe', pipe);
  }
  const { text } = context.query;
  for (const [i, fault] of piece.faults.entries()) {
    if (context.reported.size >= MOST_REPORTS) return;
    // What else the parser says of the same place follows from the first.
    if (piece.faults[i - 1]?.start === fault.start) continue;
    if (isMissingSeparator(fault, piece, text)) {
      const message = "expected ';' between two statements";
      report(context, 'kusto/missing-separator', message, fault);
    } else {
      reportSyntax(fault, piece, context);
    }
  }
}

/** More faults than this say nothing new. */
const MOST_REPORTS = 20;

function reportSyntax(fault: ParserFault, { tokens }: Piece, context: KustoContext): void {
  const { text } = context.query;
  const next = tokens.find(({ start, end }) => start >= fault.start && start < end);
  const found = next === undefined ? 'the end of the text' : `'${next.text}'`;
  const onSameLine = next !== undefined && !text.slice(fault.start, next.start).includes('\n');
  const place = onSameLine && fault.start === fault.end ? next : fault;
  // Where the parser says more, after a colon and a capital, that is what to do about it.
  const [said = '', advice] = fault.message.replace(/\.$/, '').split(/: (?=[A-Z][a-z])/);
  report(
    context,
    'kusto/syntax',
    messageOf(fault.code, said, found),
    place,
    adviceOn(next, advice),
  );
}

function messageOf(code: string, said: string, found: string): string {
  const [, word = '', what = ''] = /^(\w+):? (.*)$/s.exec(said) ?? [];
  switch (code) {
    case 'KS001':
    case 'KS002':
      return `${word.toLowerCase()} '${what}'`;
    case 'KS005':
      return `expected '${what}'; found ${found}`;
    case 'KS006':
      return `expected ${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}; found ${found}`;
    case 'KS198':
      return `found ${found}, which belongs to no statement`;
    default:
      return `${said.charAt(0).toLowerCase()}${said.slice(1)}; found ${found}`;
  }
}

/** What to do: as the parser says, or the operator that was probably meant. */
function adviceOn(found: SyntaxNode | undefined, advice: string | undefined): string | undefined {
  if (advice !== undefined || found?.role !== 'Keyword') return advice;
  const near = nearestName(found.text, OPERATORS);
  return near === null ? undefined : `Did you mean '${near}'?`;
}

const OPERATORS: readonly string[] =
  `as count distinct evaluate extend filter fork invoke join limit lookup make-series mv-apply
  mv-expand order parse parse-kv parse-where partition project project-away project-keep
  project-rename project-reorder render sample scan search serialize sort summarize take top union
  where`.split(/\s+/);

function isSeparator({ code, message }: ParserFault): boolean {
  return code === 'KS005' && message.endsWith(';');
}

/**
 * Whether a semicolon is all that is missing: another statement begins on a new line, and it reads a
 * table or defines a name.
 */
function isMissingSeparator(fault: ParserFault, piece: Piece, text: string): boolean {
  if (!isSeparator(fault)) return false;
  const next = piece.statements.find(({ start }) => start >= fault.start);
  return (
    next !== undefined && text.slice(fault.start, next.start).includes('\n') && !isRemainder(next)
  );
}

/** A condition, where a table or a definition should be: it belongs to what stands before it. */
function isRemainder(statement: SyntaxNode): boolean {
  const expression = part(statement, 'Expression');
  if (statement.kind !== 'ExpressionStatement' || expression === undefined) return false;
  const { head } = stagesOf(expression);
  return head === undefined || isComparison(unwrapped(head));
}

/** Whether the parser takes for a statement what is the rest of the one before it. */
export function isDebris(statement: SyntaxNode, piece: Piece, text: string): boolean {
  return piece.faults.some(
    (fault) =>
      isSeparator(fault) &&
      fault.start <= statement.start &&
      text.slice(fault.start, statement.start).trim() === '' &&
      !isMissingSeparator(fault, piece, text),
  );
}

/** Whether a statement is a word or two, and a fault follows on the same line. */
export function isLoneWord(statement: SyntaxNode, piece: Piece, text: string): boolean {
  const expression = part(statement, 'Expression');
  if (expression === undefined || stagesOf(expression).stages.length > 0) return false;
  if (statement.kind !== 'ExpressionStatement') return false;
  const fault = piece.faults.find(({ start }) => start >= statement.end);
  const place = fault?.start ?? Number.POSITIVE_INFINITY;
  return (
    place <= piece.to &&
    /^[^\S\n]*$/.test(text.slice(statement.end, place)) &&
    !isAtBreak(text, place)
  );
}

/** Whether nothing but blanks follows on the line. */
function isAtBreak(text: string, from: number): boolean {
  return /^[^\S\n]*(\n|$)/.test(text.slice(from, from + 200));
}
