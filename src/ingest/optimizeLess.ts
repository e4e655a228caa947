import { setFlagsFromString } from 'node:v8';

/** Versions of Node whose V8 is known to have the flag: others would print that they lack it. */
const HAVE_FLAG: ReadonlySet<string> = new Set(['20', '22', '24']);

/**
 * Lets V8 run a function twice as long as usual before it optimises it. A build is over in seconds,
 * and V8 would spend a third of the processor's time on code that is hardly run any more: this
 * takes a tenth off a build (docs/performance.md). It changes when V8 compiles, never what it does.
 */
export function optimizeLess(): void {
  const [major = ''] = process.versions.node.split('.');
  if (HAVE_FLAG.has(major)) setFlagsFromString('--interrupt-budget=250000');
}
