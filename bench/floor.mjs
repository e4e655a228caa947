// The floor that a build is measured against: every YAML file below a folder, read and parsed by
// js-yaml, and nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';

let documents = 0;
for (const entry of readdirSync(process.argv[2], { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\.ya?ml$/.test(entry.name)) continue;
  yaml.loadAll(readFileSync(join(entry.parentPath, entry.name), 'utf8'), () => {
    documents += 1;
  });
}
console.log(`${documents} documents`);
