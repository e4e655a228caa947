import type { EqlLiteral } from './EqlNode.js';

/** Whether a literal is a string that only the Endgame dialect quotes so. */
export function isEndgameString(literal: EqlLiteral): boolean {
  return literal.kind === 'string' && FORMS.has(literal.form);
}

const FORMS: ReadonlySet<string> = new Set(['single', 'raw-double', 'raw-single']);
