import type { Diagnostic } from '../../../model/Diagnostic.js';
import { report } from '../diagnostics.js';
import type { EvalField, EvalNode, EvalSum } from '../eval/EvalNode.js';
import { say } from '../SplContext.js';
import { resolveName } from './Columns.js';
import { type Condition, isTooLarge, opaquePart } from './conditions.js';
import { functionTerm } from './functionTerm.js';
import { type Lowering, placeOf, textAt } from './Lowering.js';
import { lowerCondition } from './lowerCondition.js';
import { AGGREGATE, derivedTerm, isApart, type Term, TIME } from './Term.js';

/**
 * What an expression of `eval` or `where` comes to, names replaced by what they stand for. What is
 * computed takes `name`, the column it is stored in, or else the expression as it is written.
 */
export function buildTerm(lowering: Lowering, node: EvalNode, name?: string): Term {
  switch (node.kind) {
    case 'literal':
      // A value of the row that an outer search has: nothing of this event.
      if (lowering.tokensAreKeys && TOKEN.test(node.value)) return AGGREGATE;
      return {
        kind: 'literal',
        value: node.value,
        type: node.type,
        span: placeOf(lowering, node),
      };
    case 'field':
      return resolveField(lowering, node);
    case 'sum':
      return buildSum(lowering, node, name ?? textAt(lowering, node));
    case 'call':
      return functionTerm(lowering, node, name ?? textAt(lowering, node));
    case 'subsearch':
    case 'unread':
      return derivedTerm(name ?? textAt(lowering, node));
    default:
      return flagTerm(lowering, node, name ?? textAt(lowering, node));
  }
}

const TOKEN = /\$[\w.:{}]+\$/;

/** A condition as a value. What there is to say of it is said where the value is used. */
export function flagTerm(lowering: Lowering, node: EvalNode, name: string): Term {
  const { condition, notes } = quietly(lowering, node);
  if (condition === null) return AGGREGATE;
  if (isTooLarge([condition])) return derivedTerm(name);
  return { kind: 'flag', name, condition, notes };
}

/** Lowers a condition, its diagnostics kept apart. */
export function quietly(
  lowering: Lowering,
  node: EvalNode,
): { condition: Condition; notes: readonly Diagnostic[] } {
  const notes: Diagnostic[] = [];
  const context = { ...lowering.context, diagnostics: notes };
  const condition = lowerCondition({ ...lowering, context }, node);
  const lost = condition === null ? null : opaquePart(condition);
  if (lost !== null && notes.every(({ severity }) => severity !== 'error')) {
    notes.push(report('spl/syntax', `'${lost.text}' could not be read`, lost.span));
  }
  return { condition, notes };
}

function resolveField(lowering: Lowering, node: EvalField): Term {
  const { columns } = lowering;
  const { name, quoted } = node;
  if (quoted || !name.includes('.')) return resolveName(columns, name);
  const parts = name.split('.');
  if (!columns.named.has(name) && parts.every((part) => columns.named.has(part))) {
    const terms = parts.map((part) => resolveName(columns, part));
    return joinTerms(terms, name);
  }
  const message = `the name '${name}' has dots and stands without quotes`;
  const { context, pipeline } = lowering;
  say(
    context,
    pipeline.source,
    'spl/unquoted-name',
    message,
    node,
    `Write '${name}' in single quotes.`,
  );
  return resolveName(columns, name);
}

function buildSum(lowering: Lowering, node: EvalSum, name: string): Term {
  const terms = node.operands.map((operand) => buildTerm(lowering, operand));
  const isText = node.operands.some(({ kind }, i) => kind === 'literal' && isString(terms[i]));
  const isJoined =
    node.operators.includes('.') || (isText && node.operators.every((one) => one === '+'));
  return isJoined ? joinTerms(terms, name) : computedTerm(terms, name);
}

function isString(term: Term | undefined): boolean {
  return term?.kind === 'literal' && term.type === 'string';
}

function joinTerms(terms: readonly Term[], name: string): Term {
  const apart = terms.find(isApart);
  if (apart !== undefined) return apart;
  return { kind: 'joined', name, parts: terms };
}

/** A value computed of others: a derived column, unless counts or times are among them. */
export function computedTerm(terms: readonly Term[], name: string): Term {
  if (terms.some(({ kind }) => kind === 'aggregate')) return AGGREGATE;
  if (terms.some(({ kind }) => kind === 'time')) return TIME;
  return derivedTerm(name);
}
