import type { Expression } from '../../model/Expression.js';
import { opaque } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';
import type { EqlCall } from './EqlNode.js';
import type { Lowering } from './Lowering.js';
import { lowerComparing } from './lowerComparing.js';
import { lowerCondition, lowerTruth, type Position } from './lowerCondition.js';
import { checkCall, operandOf } from './operandOf.js';

/** Lowers a function that stands as a condition. */
export function lowerCall(call: EqlCall, position: Position, lowering: Lowering): Expression {
  const known = checkCall(call, lowering);
  if (known === undefined) return opaque(lowering, call);
  const [first] = call.arguments;
  switch (known.role) {
    case 'search':
      return lowerSearch(call, position, lowering);
    case 'same':
      return known.name === 'safe' && first !== undefined
        ? lowerCondition(first, position, lowering)
        : lowerTruth(call, lowering);
    case 'value': {
      const message = `'${known.name}' gives a value, which is no condition`;
      say(lowering.context, 'eql/not-a-condition', message, call);
      return opaque(lowering, call);
    }
    default:
      return lowerComparing(call, known, lowering);
  }
}

/**
 * `arraySearch(array, variable, condition)`: an element of the array fulfils the condition, whose
 * comparisons of the variable's members are comparisons of the array's.
 */
function lowerSearch(call: EqlCall, position: Position, lowering: Lowering): Expression {
  const [array, variable, condition] = call.arguments;
  if (array === undefined || variable === undefined || condition === undefined) {
    return opaque(lowering, call);
  }
  const field = operandOf(array, lowering);
  if (field.kind !== 'field' || variable.kind !== 'field' || /[.[]/.test(variable.name)) {
    const message = "'arraySearch' takes a field, the name of a variable and a condition";
    say(lowering.context, 'eql/arguments', message, call);
    return opaque(lowering, call);
  }
  const variables = new Map(lowering.variables).set(variable.name, field.name);
  return lowerCondition(condition, position, { ...lowering, variables });
}
