// The floor that a build is measured against: every YAML and TOML file below the given folders, read
// and parsed by js-yaml and smol-toml, and nothing else. A file that they refuse counts as read.
// Usage: node floor.mjs FOLDER…
import { readFileSync } from 'node:fs';
import yaml from 'js-yaml';
import { parse } from 'smol-toml';
import { filesBelow } from './filesBelow.mjs';

let [files, refused] = [0, 0];
for (const file of process.argv.slice(2).flatMap(filesBelow)) {
  const isYaml = /\.ya?ml$/i.test(file);
  if (!isYaml && !/\.toml$/i.test(file)) continue;
  files += 1;
  const text = readFileSync(file, 'utf8');
  try {
    if (isYaml) yaml.loadAll(text, () => {});
    else parse(text);
  } catch {
    refused += 1;
  }
}
console.log(JSON.stringify({ files, refused }));
