// `npm start`: builds a catalog from the starter corpus and shows it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const db = join(mkdtempSync(join(tmpdir(), 'concord-')), 'catalog.db');
const concord = (...args) => execFileSync(process.execPath, [main, ...args], { stdio: 'inherit' });
const json = (...args) => JSON.parse(execFileSync(process.execPath, [main, ...args, '--json']));

concord('build', '--db', db);
console.log('\n$ concord stats');
concord('stats', '--db', db);
const [top] = json('techniques', '--db', db).items;
console.log(`\n$ concord technique ${top.id}`);
concord('technique', top.id, '--db', db);
console.log(`
That was a catalog of the starter corpus (${db}).
Build one from real rules: npx concord build --source sigma=path/to/sigma/rules`);
