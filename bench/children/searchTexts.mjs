import { compiled } from './queriesOf.mjs';

/** What people type: short and long, found often and never. */
const TYPED = [
  ...['powershell', 'certutil', 'rundll32.exe', 'windows service', 'scheduled task', 'e', 'exe'],
  ...['a b c', 'c:\\windows', 'base64', 'login failed', 'registry run key', 'dns', '*', '.dll'],
  ...['nothing-is-called-so', 'process creation', 'http://', '-enc', 'lsass'],
];

/** Some hundred texts to search for: typed ones, and ids, names, titles and values of the catalog. */
export async function searchTexts(dist, db) {
  const { techniques } = await compiled(dist, 'catalog/techniques.js');
  const { fields } = await compiled(dist, 'catalog/fields.js');
  const { ruleLines } = await compiled(dist, 'catalog/exports.js');
  const { values } = await compiled(dist, 'catalog/values.js');
  const known = techniques(db);
  const rules = [...ruleLines(db)];
  const names = fields(db);
  const used = names.slice(0, 5).flatMap(({ field }) => {
    return values(db, { field }, { limit: 200, offset: 0 }).items;
  });
  return [
    ...TYPED,
    ...spread(known, 16).map(({ id }) => id),
    ...spread(known, 15).flatMap(({ name }) => (name === null ? [] : [name])),
    ...spread(rules, 20).map(({ title }) => title),
    ...spread(rules, 17).map(({ title }) => title.split(' ').at(-1)),
    ...spread(names, 10).map(({ field }) => field),
    ...spread(used, 20).map(({ value }) => value),
  ].filter((text) => typeof text === 'string' && text !== '');
}

/** At most `count` of the items, evenly spread. */
function spread(items, count) {
  const step = Math.max(1, items.length / count);
  return Array.from(
    { length: Math.min(count, items.length) },
    (_, i) => items[Math.floor(i * step)],
  );
}
