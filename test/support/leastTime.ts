/** The least of several times in milliseconds, which noise from outside only lengthens. */
export function leastTime(work: () => void, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
