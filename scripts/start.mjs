// `npm start`: builds a catalog from the starter corpus and serves it. Where nobody watches (a pipe,
// a build server) it shows the catalog instead, and ends.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-'));
const db = join(folder, 'catalog.db');
const concord = (...args) => execFileSync(process.execPath, [main, ...args], { stdio: 'inherit' });
const json = (...args) => JSON.parse(execFileSync(process.execPath, [main, ...args, '--json']));

concord('build', '--db', db);
if (process.stdout.isTTY === true && !process.env.CI) serve();
else show();

function serve() {
  console.log();
  const server = spawn(process.execPath, [main, 'serve', '--db', db], { stdio: 'inherit' });
  // Ctrl+C reaches the server by itself; this process waits for it to end.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  server.on('exit', (code) => {
    rmSync(folder, { recursive: true, force: true });
    process.exitCode = code ?? 1;
  });
}

function show() {
  console.log('\n$ concord stats');
  concord('stats', '--db', db);
  const [top] = json('techniques', '--db', db).items;
  console.log(`\n$ concord technique ${top.id}`);
  concord('technique', top.id, '--db', db);
  console.log(`
That was a catalog of the starter corpus (${db}).
Read it in a browser: npx concord serve --db ${db}
Build one from real rules: npx concord build --source sigma=path/to/sigma/rules`);
}
