// Joins the programs' modules into few files: loading hundreds of them takes a third of a second in
// each process and thread. The modules themselves stay beside them. What is joined lies one folder
// below `dist`, as every module does, so that paths relative to a module mean the same.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
// Those of an earlier build have other names.
rmSync(join(dist, 'chunks'), { recursive: true, force: true });
await build({
  absWorkingDir: dist,
  entryPoints: ['cli/main.js', 'ingest/readWorker.js', 'site/siteWorker.js'],
  outdir: dist,
  outbase: dist,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
