import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import type { Machine } from './Report.js';

/** The machine that this runs on, and what else it does. */
export function thisMachine(): Machine {
  const processors = cpus();
  return {
    processors: processors.length,
    model: processors[0]?.model.trim() ?? 'unknown',
    memory: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.version,
    loadBefore: loadavg()[0] ?? 0,
  };
}
