import type { Command } from 'commander';
import { DEFAULT_DB } from './ReadingOptions.js';

export const DEPRECATED = 'count deprecated and unsupported rules, too';

/** Options of every command that reads the catalog. */
export function reading(command: Command, json = 'print JSON'): Command {
  return command.option('--db <FILE>', 'the catalog to read', DEFAULT_DB).option('--json', json);
}
