import { once } from '../model/once.js';
import { readData } from './readData.js';

interface LogFact {
  readonly log: string;
  readonly channels: readonly string[];
  readonly providers: readonly string[];
}

const load = once((): ReadonlyMap<string, string> => {
  const logs = new Map<string, string>();
  for (const { log, channels, providers } of readData<readonly LogFact[]>(
    'logsources/windows.json',
  )) {
    for (const name of [...channels, ...providers]) logs.set(name.toLowerCase(), log);
  }
  return logs;
});

/** The log that a Windows channel or provider name stands for, in either case; if it is known. */
export function windowsLog(name: string): string | undefined {
  return load().get(name.toLowerCase());
}

/** The logs whose channel or provider begins with `prefix`, in either case. */
export function windowsLogsFrom(prefix: string): readonly string[] {
  const start = prefix.toLowerCase();
  const found = [...load()].filter(([name]) => name.startsWith(start)).map(([, log]) => log);
  return [...new Set(found)];
}
