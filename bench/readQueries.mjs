// How long the query languages take on their own: every rule below the given sources is loaded
// first, then its queries are read in this thread, not yet warm, and timed by language.
// Usage: node bench/readQueries.mjs FORMAT=DIR…
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { COLLECTIONS } from '../dist/collections/registry.js';
import { readDefinitions } from '../dist/ingest/readDefinitions.js';
import { readQuery } from '../dist/languages/registry.js';

function queriesOf(source) {
  const [format, root] = source.split('=');
  const collection = COLLECTIONS[format];
  const definitions = readDefinitions(root, collection);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && collection.extensions.some((end) => entry.name.endsWith(end)),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap(
      (file) =>
        collection.read(relative(root, file), readFileSync(file, 'utf8'), definitions).rules,
    )
    .flatMap((rule) => [rule.query, ...(rule.furtherQueries ?? [])])
    .filter((query) => query !== null);
}

const all = process.argv.slice(2).flatMap(queriesOf);
const results = [...new Set(all.map(({ language }) => language))].map((language) => {
  const queries = all.filter((query) => query.language === language);
  const start = performance.now();
  for (const query of queries) readQuery(query);
  return { language, queries: queries.length, milliseconds: Math.round(performance.now() - start) };
});
console.log(JSON.stringify(results));
