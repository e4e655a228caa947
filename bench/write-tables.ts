/**
 * Puts the tables of a report into docs/performance.md, between its marks.
 *
 *     npm run bench -- --corpora DIR --out FILE
 *     node --import tsx bench/write-tables.ts [--in FILE] [--page FILE]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Report } from './Report.js';
import { replaceTables } from './replaceTables.js';
import { headingOf, tablesOf } from './tables.js';

const { values } = parseArgs({
  options: {
    in: { type: 'string', default: '.concord/bench.json' },
    page: {
      type: 'string',
      default: fileURLToPath(new URL('../docs/performance.md', import.meta.url)),
    },
  },
});
const report: Report = JSON.parse(readFileSync(values.in, 'utf8'));
const texts = { machine: headingOf(report), ...tablesOf(report) };
writeFileSync(values.page, replaceTables(readFileSync(values.page, 'utf8'), texts));
