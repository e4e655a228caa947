import { CLI_DIAGNOSTICS } from '../src/cli/diagnostics.js';
import { SIGMA_COLLECTION_DIAGNOSTICS } from '../src/collections/sigma/diagnostics.js';
import { FILE_DIAGNOSTICS } from '../src/ingest/diagnostics.js';
import { SIGMA_DIAGNOSTICS } from '../src/languages/sigma/diagnostics.js';
import type { DiagnosticDefinition } from '../src/model/Diagnostic.js';
import { TEXT_DIAGNOSTICS } from '../src/text/diagnostics.js';

/** Every diagnostic by its code. */
export const DIAGNOSTICS: Readonly<Record<string, DiagnosticDefinition>> = {
  ...CLI_DIAGNOSTICS,
  ...FILE_DIAGNOSTICS,
  ...TEXT_DIAGNOSTICS,
  ...SIGMA_COLLECTION_DIAGNOSTICS,
  ...SIGMA_DIAGNOSTICS,
};

/** The text of `docs/diagnostics.md`; a test keeps the file true. */
export function diagnosticsPage(): string {
  const rows = Object.entries(DIAGNOSTICS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { severity, meaning, hint }]) =>
        `| \`${code}\` | ${severity} | ${meaning} | ${hint} |`,
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
