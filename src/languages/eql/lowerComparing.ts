import { isIP } from 'node:net';
import { NEVER } from '../../model/constants.js';
import type { Expression } from '../../model/Expression.js';
import type { KindOfValue } from '../../model/groupByKind.js';
import { fieldAlternative, patternAlternative, plainAlternative } from './alternatives.js';
import { compare, type SharedComparison } from './compare.js';
import { constant } from './constants.js';
import { say } from './diagnostics.js';
import type { EqlCall, EqlLiteral } from './EqlNode.js';
import type { EqlFunction } from './functions.js';
import { isEndgameString } from './isEndgameString.js';
import type { Lowering } from './Lowering.js';
import { truthOf } from './lowerCondition.js';
import { named, type Operand, operandOf } from './operandOf.js';

/** Lowers a function that compares its first argument with the others. */
export function lowerComparing(call: EqlCall, known: EqlFunction, lowering: Lowering): Expression {
  const operands = call.arguments.map((one) => operandOf(one, lowering));
  const [source, ...others] = inOrder(operands, known);
  if (source === undefined || isNull(source) || others.some(isNull)) {
    const message = `'${known.name}' with null is never true`;
    say(lowering.context, 'eql/operand-type', message, call);
    return NEVER;
  }
  const as = known.name + (call.name.endsWith('~') ? '~' : '');
  const cased = isCased(call, known, others);
  const expression =
    source.kind === 'literal'
      ? fold(known.role, source.literal, others, cased)
      : lowerBy(known.role, { at: call, field: source, as, cased }, others, lowering);
  return expression ?? truthOf(named(call, lowering), as, lowering);
}

/** The functions by pattern were once written with the pattern first. */
function inOrder(operands: readonly Operand[], { role }: EqlFunction): readonly Operand[] {
  const [first, second, third] = operands;
  const isPattern = role === 'wildcard' || role === 'regex' || role === 'cidr';
  const isTurned = first?.kind === 'literal' && second?.kind === 'field' && third === undefined;
  return isPattern && isTurned ? [second, first] : operands;
}

function isNull(operand: Operand): boolean {
  return operand.kind === 'literal' && operand.literal.kind === 'null';
}

/** `~` makes a function ignore case; those of the Endgame dialect alone always do. */
function isCased(call: EqlCall, known: EqlFunction, others: readonly Operand[]): boolean {
  if (call.name.endsWith('~') || known.dialect !== undefined || known.role === 'cidr') return false;
  return !others.some((one) => one.kind === 'literal' && isEndgameString(one.literal));
}

type Role = EqlFunction['role'];

function isTextRole(role: Role): role is 'starts_with' | 'ends_with' | 'contains' {
  return role === 'starts_with' || role === 'ends_with' || role === 'contains';
}

/** Null where an argument is a field that cannot be said to be compared with the first one. */
function lowerBy(
  role: Role,
  shared: SharedComparison,
  others: readonly Operand[],
  lowering: Lowering,
): Expression | null {
  const canBeField = isTextRole(role) || role === 'member';
  if (!canBeField && others.some(({ kind }) => kind === 'field')) return null;
  const alternatives = others.map((operand) =>
    operand.kind === 'field'
      ? fieldAlternative(operand, lowering)
      : literalAlternative(role, operand.literal, lowering),
  );
  const isFieldText = isTextRole(role) && others.every(({ kind }) => kind === 'field');
  return compare(isFieldText ? { ...shared, compare: role } : shared, alternatives, lowering);
}

function literalAlternative(role: Role, literal: EqlLiteral, lowering: Lowering): KindOfValue {
  switch (role) {
    case 'wildcard':
      return patternAlternative(literal, lowering);
    case 'regex':
      return plainAlternative(literal, 'regex_match', lowering);
    case 'cidr':
      checkNetwork(literal, lowering);
      return plainAlternative(literal, 'cidr', lowering);
    default:
      return plainAlternative(literal, isTextRole(role) ? role : 'eq', lowering);
  }
}

function checkNetwork(literal: EqlLiteral, { context }: Lowering): void {
  if (literal.kind === 'string' && isNetwork(literal.value)) return;
  const written = literal.kind === 'null' ? 'null' : String(literal.value);
  say(context, 'eql/network', `'${written}' is no network`, literal);
}

/** An address, with the length of its prefix or without. */
function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (prefix === undefined) return true;
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}

/** What a comparison by text is where both sides are known; null where it stays as it is. */
function fold(
  role: Role,
  source: EqlLiteral,
  others: readonly Operand[],
  cased: boolean,
): Expression | null {
  const [other, ...more] = others;
  if (!isTextRole(role) || other?.kind !== 'literal' || more.length > 0) return null;
  if (source.kind !== 'string' || other.literal.kind !== 'string') return null;
  const inCase = (text: string) => (cased ? text : text.toLowerCase());
  return constant(compareText(role, inCase(source.value), inCase(other.literal.value)));
}

function compareText(role: 'starts_with' | 'ends_with' | 'contains', text: string, part: string) {
  if (role === 'contains') return text.includes(part);
  return role === 'starts_with' ? text.startsWith(part) : text.endsWith(part);
}
