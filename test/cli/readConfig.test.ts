import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CliError } from '../../src/cli/CliError.js';
import { readConfig } from '../../src/cli/readConfig.js';
import { temporaryFolder } from './concord.js';

const path = join(temporaryFolder(), 'concord.yaml');

async function faultsOf(text: string): Promise<readonly string[]> {
  writeFileSync(path, text);
  const error = await readConfig(path).catch((thrown: unknown) => thrown);
  if (!(error instanceof CliError)) throw new Error('the configuration was taken');
  expect(error.exitCode).toBe(2);
  return error.faults.map(
    ({ diagnostic: { message, hint, span } }) => `${span.line}:${span.column} ${message} / ${hint}`,
  );
}

describe('readConfig names what is wrong, and where', () => {
  it.each([
    ['', "1:1 expected a map with 'sources'"],
    ['- a\n', "1:1 expected a map with 'sources', found a list"],
    ['source: []\n', "1:1 unknown key 'source' / Did you mean 'sources'?"],
    ['sources: []\n', "1:1 expected 'sources' with a list of at least one source"],
    ['sources: rules\n', "1:1 expected 'sources' with a list of at least one source"],
    ['sources:\n  - rules\n', '2:5 expected a source'],
    ['sources:\n  - format: sigma\n', "2:5 expected 'path'"],
    ['sources:\n  - path: rules\n    format: sgma\n', "3:13 unknown format 'sgma'"],
    ['sources:\n  - path: rules\n    format: ""\n', "3:13 expected a text for 'format'"],
    ['sources:\n  - {format: sigma, path: [a]}\n', "2:27 expected a text for 'path'"],
    ['sources:\n  - {format: sigma, path: a, nam: b}\n', "2:30 unknown key 'nam'"],
    ['sources:\n  - {format: sigma, path: a, url: "javascript:x"}\n', '2:35 expected an address'],
    ['sources:\n  - {format: sigma, path: rules}\ndb: []\n', "3:5 expected a text for 'db'"],
    [
      'sources:\n  - {format: sigma, path: rules}\nattack: {}\n',
      "3:9 expected a text for 'attack'",
    ],
    [
      'sources:\n  - {format: sigma, path: a}\nattack: [a, []]\n',
      "3:13 expected texts in 'attack'",
    ],
    ['sources: [\n', '2:1 invalid YAML'],
    ['sources: []\nsources: []\n', '2:1 '],
  ])('%j', async (text, fault) => {
    const faults = await faultsOf(text);
    expect(faults.some((one) => one.startsWith(fault))).toBe(true);
  });
});
