import { setFlagsFromString } from 'node:v8';

/** Versions of Node whose V8 is known to have the flags: others would print that they lack them. */
const HAVE_FLAGS: ReadonlySet<string> = new Set(['20', '22', '24']);

const FLAGS: readonly string[] = [
  // How long a function runs before it is optimised: several times as long as usual.
  '--interrupt-budget=500000',
  // How much of what it calls is compiled into it, again and again for each caller: a third.
  '--max-inlined-bytecode-size-cumulative=300',
];

/**
 * Lets V8 optimise less. A build is over in seconds, and V8 would spend a third of the processor's
 * time on code that is hardly run any more: this takes a quarter off a build (docs/performance.md).
 * It changes when and how V8 compiles, never what the code does.
 */
export function optimizeLess(): void {
  const [major = ''] = process.versions.node.split('.');
  if (HAVE_FLAGS.has(major)) for (const flag of FLAGS) setFlagsFromString(flag);
}
