import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { say } from '../SplContext.js';
import { expandMacros } from '../source/expandMacros.js';
import type { Pipeline } from '../source/Pipeline.js';
import { splitPipeline } from '../source/splitPipeline.js';
import { stringSource } from '../source/stringSource.js';
import type { Lowering } from './Lowering.js';

/** Strings that are searches nest at most so deep; macros may call themselves by way of them. */
const DEEPEST = 10;

/**
 * Reads the search in a string, macros in it expanded. Null, and reported, where such strings nest
 * too deep, or have become too long together.
 */
export function readNested<Result>(
  { context, pipeline }: Pick<Lowering, 'context' | 'pipeline'>,
  at: Extent,
  read: (inner: Pipeline) => Result,
): Result | null {
  const { budget } = context;
  const inner = stringSource(pipeline.source, at);
  budget.nestedLength += inner.text.length;
  const tooLong = budget.nestedLength > LIMITS.queryLength;
  if (tooLong || budget.nestedDepth >= DEEPEST) {
    const message = `searches in strings nest ${tooLong ? 'too often' : `more than ${DEEPEST} levels deep`}`;
    say(context, pipeline.source, tooLong ? 'spl/too-long' : 'spl/too-deep', message, at);
    return null;
  }
  budget.nestedDepth += 1;
  const result = read(splitPipeline(context, expandMacros(context, inner)));
  budget.nestedDepth -= 1;
  return result;
}
