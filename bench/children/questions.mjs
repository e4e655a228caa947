// How long each answer to a question takes in a process that has just started, in the order asked. What to ask is read before, through a connection of its own.
// Usage: node questions.mjs DIST CATALOG technique|technique-all|search
import { compiled } from './queriesOf.mjs';
import { searchTexts } from './searchTexts.mjs';
import { timed } from './timed.mjs';

const [dist, file, kind] = process.argv.slice(2);
const { openCatalog } = await compiled(dist, 'catalog/openCatalog.js');
const { technique } = await compiled(dist, 'catalog/technique.js');
const { search } = await compiled(dist, 'catalog/overview.js');

const before = openCatalog(file);
const { techniques } = await compiled(dist, 'catalog/techniques.js');
const ids = techniques(before, { includeDeprecated: true }).map(({ id }) => id);
const asked = kind === 'search' ? await searchTexts(dist, before) : ids.sort();
before.close();

const db = openCatalog(file);
const ask = kind === 'search' ? search : technique;
const options = kind === 'technique-all' ? { all: true } : {};
const times = [];
for (const one of asked) times.push(await timed(() => ask(db, one, options)));
db.close();
console.log(JSON.stringify(times));
