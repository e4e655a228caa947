import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DiagnosticDefinition } from '../src/model/Diagnostic.js';

const SOURCES = new URL('../src/', import.meta.url);

/** Every diagnostic by its code, from each `diagnostics.ts`. Throws where two share a code. */
export async function allDiagnostics(): Promise<Readonly<Record<string, DiagnosticDefinition>>> {
  const files = readdirSync(fileURLToPath(SOURCES), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /(^|\/)diagnostics\.ts$/.test(path))
    .sort();
  const all = new Map<string, DiagnosticDefinition>();
  for (const file of files) {
    for (const [name, definitions] of Object.entries(await import(new URL(file, SOURCES).href))) {
      if (!name.endsWith('_DIAGNOSTICS')) continue;
      for (const [code, definition] of Object.entries(definitions as typeof NO_DIAGNOSTICS)) {
        if (all.has(code)) throw new Error(`${file}: the code ${code} is taken`);
        all.set(code, definition);
      }
    }
  }
  return Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const NO_DIAGNOSTICS: Readonly<Record<string, DiagnosticDefinition>> = {};

/** The text of `docs/diagnostics.md`; a test keeps the file true. */
export async function diagnosticsPage(): Promise<string> {
  const rows = Object.entries(await allDiagnostics()).map(
    ([code, { severity, meaning, hint }]) =>
      `| \`${code}\` | ${severity} | ${inCell(meaning)} | ${inCell(hint)} |`,
  );
  return `# Diagnostics

Codes never change their meaning. An *error* means that something was left out or could not be
represented, a *warning* that something is likely not what its author meant, an *info* is worth
knowing. \`concord diagnostics CODE\` lists where a code was reported.

This page is made by \`node --import tsx scripts/write-diagnostics-page.ts\`.

| code | severity | when | what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}

/** Pipes end a cell, and stars would set text in italics. */
function inCell(text: string): string {
  return text.replace(/[|*]/g, '\\$&');
}
