// How long Microsoft's parser takes for the Kusto queries of the sources: loading it and one
// QueryParser.ParseQuery for each query, as src/languages/kusto/parser calls it, and nothing of ours.
// Usage: node kustoParser.mjs DIST FORMAT=FOLDER…
import { createRequire } from 'node:module';
import { queriesOf } from './queriesOf.mjs';
import { timed } from './timed.mjs';

const LIBRARY = '@kusto/language-service-next';

const [dist, ...sources] = process.argv.slice(2);
const queries = await queriesOf(dist, 'kusto', sources);
const require = createRequire(import.meta.url);
const times = await timed(() => {
  require(`${LIBRARY}/bridge.min.js`);
  require(`${LIBRARY}/Kusto.Language.Bridge.min.js`);
  const { QueryParser } = globalThis.Kusto.Language.Parsing;
  for (const { text } of queries) QueryParser.ParseQuery$1(text);
});
console.log(JSON.stringify({ queries: queries.length, ...times }));
