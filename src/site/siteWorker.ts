import { parentPort, workerData } from 'node:worker_threads';
import { openCatalog } from '../catalog/openCatalog.js';
import { readAddresses } from './addresses.js';
import { createFileWriter } from './fileWriter.js';
import { writePages } from './writePages.js';
import type { PartMessage, PartOrder } from './writeSite.js';

// A thread that writes its part of the pages.
const { db, out, part } = workerData as PartOrder;
const say = (message: PartMessage) => parentPort?.postMessage(message);
const catalog = openCatalog(db);
const writer = createFileWriter(out);
const pages = writePages(catalog, readAddresses(catalog), part, writer, (progress) =>
  say({ progress }),
);
catalog.close();
say({ written: { pages, ...writer.written() } });
