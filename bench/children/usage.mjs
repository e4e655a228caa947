// Preloaded into every measured process: writes at its end what the process has used, all of its
// threads included.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const folder = process.env.CONCORD_BENCH_USAGE;
if (isMainThread && folder !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = {
      cpuMs: (userCPUTime + systemCPUTime) / 1_000,
      peakBytes: (highWaterMark() ?? maxRSS) * 1_024,
    };
    writeFileSync(join(folder, `${process.pid}.json`), JSON.stringify(usage));
  });
}

/** Linux counts into `maxRSS` what the process had that started this one; here it does not. In kB. */
function highWaterMark() {
  const status = '/proc/self/status';
  if (!existsSync(status)) return undefined;
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes);
}
