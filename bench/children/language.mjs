// How long one query language takes on its own: the rules of the sources are loaded first, then every
// query in the language is read once, in this thread, not yet warm.
// Usage: node language.mjs DIST LANGUAGE FORMAT=FOLDER…
import { compiled, queriesOf } from './queriesOf.mjs';
import { timed } from './timed.mjs';

const [dist, language, ...sources] = process.argv.slice(2);
const queries = await queriesOf(dist, language, sources);
const { readQuery } = await compiled(dist, 'languages/registry.js');
const times = await timed(() => {
  for (const query of queries) readQuery(query);
});
console.log(JSON.stringify({ queries: queries.length, ...times }));
