import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import yaml from 'js-yaml';
import { filesBelow } from './filesBelow.js';
import type { FlatEvent } from './flatEvent.js';
import { splitJson } from './splitJson.js';
import { flattenWindowsEvent } from './windowsEvent.js';

/** Events that one rule is known to match. */
export interface RegressionCase {
  readonly path: string;
  readonly ruleId: string;
  readonly events: readonly FlatEvent[];
}

interface Info {
  readonly rule_metadata: readonly { readonly id: string }[];
}

/** Reads the event files below a folder; `info.yml` beside a file names its rule. */
export function readRegressionCases(folder: string): readonly RegressionCase[] {
  return filesBelow(folder, '.json').map((path) => {
    const info = yaml.load(readFileSync(join(folder, dirname(path), 'info.yml'), 'utf8')) as Info;
    const documents = splitJson(readFileSync(join(folder, path), 'utf8'));
    const ruleId = info.rule_metadata[0]?.id ?? '';
    return { path, ruleId, events: documents.map(flattenWindowsEvent) };
  });
}
