import type { Extent } from '../../text/Extent.js';
import { calculate } from './calculate.js';
import { say } from './diagnostics.js';
import { noteDialect } from './EqlContext.js';
import type { EqlCall, EqlField, EqlLiteral, EqlNode } from './EqlNode.js';
import { hintForFunction } from './foreignFunctions.js';
import { type EqlFunction, functionNamed } from './functions.js';
import type { Lowering } from './Lowering.js';
import { writtenText } from './writtenText.js';

/** A field of the event, or what is computed of fields. */
export interface FieldOperand extends Extent {
  readonly kind: 'field';
  /** The field's name; of what is computed, its text. */
  readonly name: string;
  readonly derived: boolean;
}

/** A side of a comparison. */
export type Operand = FieldOperand | { readonly kind: 'literal'; readonly literal: EqlLiteral };

/**
 * What a value of a condition is for a comparison. A function that only re-types a field is that
 * field; calculations with literals alone are done. The functions in it are checked.
 */
export function operandOf(node: EqlNode, lowering: Lowering): Operand {
  switch (node.kind) {
    case 'group':
      return operandOf(node.operand, lowering);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { kind: 'literal', literal: node };
    case 'field':
      return fieldOperand(node, lowering);
    case 'call':
      return callOperand(node, lowering);
    case 'arithmetic':
    case 'negative': {
      const literal = calculate(node);
      return literal === null ? computed(node, lowering) : { kind: 'literal', literal };
    }
    default:
      return computed(node, lowering);
  }
}

function fieldOperand({ name, start, end }: EqlField, lowering: Lowering): FieldOperand {
  const first = firstPart(name);
  const array = lowering.variables.get(first);
  const resolved = array === undefined ? name : array + name.slice(first.length);
  const other = firstPart(resolved);
  const derived = other !== resolved && lowering.aliases.has(other);
  return { kind: 'field', name: resolved, derived, start, end };
}

/** A field's name up to its first dot or index. */
function firstPart(name: string): string {
  const stop = name.search(/[.[]/);
  return stop === -1 ? name : name.slice(0, stop);
}

function callOperand(call: EqlCall, lowering: Lowering): Operand {
  const known = checkCall(call, lowering);
  const [first, second] = call.arguments;
  if (known?.role !== 'same' || first === undefined || second !== undefined) {
    return computed(call, lowering);
  }
  const operand = operandOf(first, lowering);
  if (operand.kind === 'field' || known.name === 'safe') return operand;
  const literal = retyped(operand.literal, known.name);
  return literal === null ? computed(call, lowering) : { kind: 'literal', literal };
}

/** A literal as a string or a number; null where it is none. */
function retyped(literal: EqlLiteral, name: string): EqlLiteral | null {
  if (literal.kind === 'null') return literal;
  const { start, end } = literal;
  const value = String(literal.value);
  if (name === 'string') return { kind: 'string', value, form: 'plain', start, end };
  return /^[+-]?\d+(?:\.\d+)?$/.test(value) ? { kind: 'number', value, start, end } : null;
}

/** What is computed, named as it is written. */
export function computed(node: EqlNode, lowering: Lowering): FieldOperand {
  checkCalls(node, lowering);
  return named(node, lowering);
}

/** What is computed, its functions being checked already. */
export function named({ start, end }: Extent, { context }: Lowering): FieldOperand {
  const name = writtenText(context.query.text.slice(start, end));
  return { kind: 'field', name, derived: true, start, end };
}

/** Checks the functions inside of what is only named. */
function checkCalls(node: EqlNode, lowering: Lowering): void {
  for (const inner of partsOf(node)) {
    if (inner.kind === 'call') checkCall(inner, lowering);
    checkCalls(inner, lowering);
  }
}

function partsOf(node: EqlNode): readonly EqlNode[] {
  switch (node.kind) {
    case 'call':
      return node.arguments;
    case 'and':
    case 'or':
    case 'arithmetic':
      return node.operands;
    case 'not':
    case 'negative':
    case 'group':
      return [node.operand];
    case 'comparison':
      return [node.left, ...node.right];
    default:
      return [];
  }
}

/** The function of a call; undefined, reported, where it is unknown or its arguments do not fit. */
export function checkCall(call: EqlCall, { context }: Lowering): EqlFunction | undefined {
  const known = functionNamed(call.name);
  const at = { start: call.start, end: call.start + call.name.length };
  if (known === undefined) {
    const message = `EQL has no function '${call.name}'`;
    say(context, 'eql/unknown-function', message, at, hintForFunction(call.name));
    return undefined;
  }
  if (known.dialect !== undefined) noteDialect(context, known.dialect, at);
  const count = call.arguments.length;
  if (count >= known.least && count <= known.most) return known;
  const message = `'${known.name}' takes ${takes(known)}, found ${count}`;
  say(context, 'eql/arguments', message, call);
  return undefined;
}

function takes({ least, most }: EqlFunction): string {
  if (most === Number.POSITIVE_INFINITY) return `${least} arguments or more`;
  if (least === most) return least === 1 ? 'one argument' : `${least} arguments`;
  return `${least} to ${most} arguments`;
}
