/** How long `run` takes, and the processor's time meanwhile, both in milliseconds. */
export async function timed(run) {
  const before = process.cpuUsage();
  const started = performance.now();
  await run();
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { readMs: ms, readCpuMs: (user + system) / 1_000 };
}
