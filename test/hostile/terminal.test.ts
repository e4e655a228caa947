import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concord, temporaryFolder } from '../cli/concord.js';
import { unsafeCharacter } from '../fuzz/checks/unsafeCharacter.js';

/** A terminal escape, a control character of C1, one that turns the direction of writing. */
const EVIL = '\u001b[31m\u001b]0;x\u0007\u009b1m\u202e';
/** The same in the escapes that YAML, TOML and JSON share. */
const ESCAPED = '\\u001b[31m\\u001b]0;x\\u0007\\u009b1m\\u202e';
/** Without those that the file formats forbid in the open. */
const OPEN = '\u202e\u2066';

const FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  sigma: {
    'a.yml': `title: "${ESCAPED}t"
id: "${ESCAPED}id"
author: "${ESCAPED}"
status: "${ESCAPED}"
level: "${ESCAPED}"
references: ["${ESCAPED}"]
tags: [attack.t1102]
logsource: {product: "${ESCAPED}", category: process_creation, service: "${ESCAPED}"}
detection:
  "s${ESCAPED}": {"F${ESCAPED}": "v${ESCAPED}", "Image|${ESCAPED}": x}
  condition: "s* or ${ESCAPED}"
`,
    'broken.yml': `title: "${ESCAPED}"\ndetection: [\n`,
  },
  elastic: {
    'rules/a.toml': `[metadata]
maturity = "${ESCAPED}"
[rule]
name = "${ESCAPED}"
rule_id = "${ESCAPED}r"
author = ["${ESCAPED}"]
severity = "${ESCAPED}"
type = "eql"
language = "eql"
query = "any where \`f${ESCAPED}\` == \\"${ESCAPED}\\" and ${ESCAPED}"
[[rule.threat]]
[[rule.threat.technique]]
id = "T1102"
`,
    'rules/b.toml': `[rule]\nname = "k"\nlanguage = "kuery"\nquery = "a: \\"${ESCAPED}\\" or ("\n`,
  },
  splunk: {
    'detections/a.yml': `name: "${ESCAPED}"
id: "${ESCAPED}"
author: "${ESCAPED}"
type: "${ESCAPED}"
data_source: ["${ESCAPED}"]
search: "\`no${ESCAPED}\` \\"f${ESCAPED}\\"=\\"${ESCAPED}\\" | ${ESCAPED}"
tags: {mitre_attack_id: [T1102]}
`,
    'macros/m.yml': `name: "${ESCAPED}"\n`,
  },
  sentinel: {
    'Detections/a.yaml': `id: "${ESCAPED}"
name: "${ESCAPED}"
severity: "${ESCAPED}"
relevantTechniques: [T1102, "${ESCAPED}"]
query: "T | where ['c${ESCAPED}'] == \\"${ESCAPED}\\" | ${ESCAPED}"
`,
  },
  kql: {
    'a.md': `# Title ${OPEN}\n\n## T1102 ${OPEN}\n\n\`\`\`KQL\nT | where ['c${OPEN}'] == "${OPEN}"\n\`\`\`\n`,
    'b.kql': `// ${OPEN} T1102\nT\n| where c == "${OPEN}" and ${OPEN}\n`,
  },
};

const folder = temporaryFolder();
const sources = Object.entries(FILES).flatMap(([format, files]) => {
  const root = join(folder, `${format}\u001b[5m`);
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return ['--source', `${format}=${root}`];
});
const db = ['--db', join(folder, 'x.db')];
const built = concord(['build', ...sources, ...db]);
const rules = concord(['export', 'rules', ...db])
  .stdout.trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { readonly source: string; readonly path: string });

const COMMANDS: readonly (readonly string[])[] = [
  ...['techniques', 'events', 'fields', 'stats', 'diagnostics', 'coverage'].map((one) => [one]),
  ['technique', 'T1102', '--all'],
  ['field', `F${EVIL}`],
  ['field', `none${EVIL}`],
  ['value', '31m', '--all'],
  ['value', EVIL],
  ['search', '31m'],
  ['search', EVIL],
  ['event', EVIL],
  ['rule', EVIL],
  ['technique', EVIL],
  ['diagnostics', EVIL],
  ['export', 'rules', '--format', 'csv'],
  ['export', 'predicates', '--format', 'csv'],
  ['export', 'predicates', '--format', 'json'],
  ['export', 'navigator'],
  ['technique', 'T1102', '--all', '--json'],
];

describe('rules of every format that mean harm to a terminal', () => {
  it('are all in the catalog', () => {
    expect(built.code).toBe(0);
    expect(rules).toHaveLength(7);
  });

  it.each(COMMANDS)('are shown without acting on it: %s %s %s', (...args) => {
    const { stdout, stderr } = concord([...args, ...db], { columns: 100 });
    expect(unsafeCharacter(stdout)).toBeNull();
    expect(unsafeCharacter(stderr)).toBeNull();
  });

  it('are shown so one by one, too, from the catalog and from their files', () => {
    expect(unsafeCharacter(built.stdout + built.stderr)).toBeNull();
    for (const { source, path } of rules) {
      const { stdout, stderr, code } = concord(['rule', `${source}:${path}`, ...db]);
      expect(code).toBe(0);
      expect(unsafeCharacter(stdout + stderr)).toBeNull();
    }
    for (const [format, files] of Object.entries(FILES)) {
      for (const path of Object.keys(files)) {
        const file = join(folder, `${format}\u001b[5m`, path);
        const { stdout, stderr } = concord(['explain', file, '--format', format]);
        expect(unsafeCharacter(stdout + stderr)).toBeNull();
      }
    }
  }, 120_000);
});
