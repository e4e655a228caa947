/**
 * How long the API takes for a technique, in this process and without a network: over every
 * technique of a catalog made anew, kept from before, and unchanged (304).
 *
 *     node --import tsx bench/api.ts CATALOG.db
 */
import { createApp } from '../src/api/createApp.js';
import { openLiveCatalog } from '../src/api/liveCatalog.js';
import { percentile } from './statistics.js';

const [db] = process.argv.slice(2);
if (db === undefined) throw new Error('give the file of a catalog');

const note = (text: string) => process.stderr.write(text);
const catalog = await openLiveCatalog(db, { note });
const appWith = (keptBytes: number) =>
  createApp({
    ...{ catalog, note, version: 'bench', isLocal: true, addressOf: () => '127.0.0.1' },
    limits: { keptBytes, burst: 1e9, perSecond: 1e9 },
  });
const gzip = { 'accept-encoding': 'gzip' };
const fresh = appWith(0);
const keeping = appWith(1024 * 1024 * 1024);

const list = await (await fresh.request('/api/v1/techniques')).json();
const ids = (list.items as readonly { readonly id: string }[]).map(({ id }) => id);
const first = ids.map((id) => `/api/v1/technique/${id}`);
const whole = ids.map((id) => `/api/v1/technique/${id}?all=true&includeSubtechniques=true`);

/** Each address once; the times of the answers in milliseconds, and their sizes. */
async function timesOf(
  app: typeof fresh,
  paths: readonly string[],
  headersOf: (path: string) => Record<string, string>,
) {
  const times: number[] = [];
  let largest = 0;
  for (const path of paths) {
    const started = performance.now();
    const response = await app.request(path, { headers: headersOf(path) });
    const bytes = (await response.arrayBuffer()).byteLength;
    times.push(performance.now() - started);
    if (response.status !== 200 && response.status !== 304) throw new Error(`${path} failed`);
    largest = Math.max(largest, bytes);
  }
  return { times, largest };
}

function show(name: string, { times, largest }: Awaited<ReturnType<typeof timesOf>>): void {
  const at = (share: number) => percentile(times, share).toFixed(1);
  const figures = `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`;
  console.log(`${name.padEnd(44)} ${figures}, largest ${Math.round(largest / 1024)} kB`);
}

console.log(`${ids.length} techniques`);
await timesOf(fresh, first.slice(0, 50), () => gzip);
show('made anew', await timesOf(fresh, first, () => gzip));
show('made anew, not zipped', await timesOf(fresh, first, () => ({})));
show('made anew, every row, with sub-techniques', await timesOf(fresh, whole, () => gzip));
await timesOf(keeping, first, () => gzip);
show('kept from before', await timesOf(keeping, first, () => gzip));
const tags = new Map<string, string>();
for (const path of first) {
  const response = await keeping.request(path, { headers: gzip });
  tags.set(path, response.headers.get('etag') ?? '');
}
show(
  'unchanged (304)',
  await timesOf(keeping, first, (path) => ({ 'if-none-match': tags.get(path) ?? '' })),
);
catalog.close();
