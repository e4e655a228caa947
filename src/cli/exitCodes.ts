/** What the process's exit code says to a script. */
export const EXIT = {
  done: 0,
  /** A gate that was asked for failed. */
  gate: 1,
  badInput: 2,
  usage: 3,
  /** A fault of this program, not of its input. */
  internal: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
