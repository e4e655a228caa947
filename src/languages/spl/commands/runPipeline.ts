import type { Pipeline } from '../source/Pipeline.js';
import type { Branch } from './Branch.js';
import type { Run } from './Run.js';
import { readerOf } from './registry.js';

/** Sends branches through the commands of a pipeline; what comes out of it. */
export function runPipeline(
  run: Run,
  pipeline: Pipeline,
  branches: readonly Branch[],
): readonly Branch[] {
  let current = branches;
  for (const command of pipeline.commands) {
    const step = readerOf(command.name)({ run, pipeline, command });
    current = step(current);
  }
  return current;
}
