import { say } from './diagnostics.js';
import type { EqlLiteral } from './EqlNode.js';
import type { Lowering } from './Lowering.js';

/** Notes the first value with a star that its operator takes literally. */
export function noteStars(
  literals: readonly EqlLiteral[],
  operator: string,
  { context }: Lowering,
): void {
  const starred = literals.find((one) => one.kind === 'string' && one.value.includes('*'));
  if (starred === undefined) return;
  const message = `'${operator}' takes the star in this value literally`;
  say(context, 'eql/wildcard-in-equality', message, starred);
}
