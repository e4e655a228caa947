import type { Collection, Format } from './Collection.js';
import { elasticCollection } from './elastic/elasticCollection.js';
import { kqlCollection } from './kql/kqlCollection.js';
import { sentinelCollection } from './sentinel/sentinelCollection.js';
import { sigmaCollection } from './sigma/sigmaCollection.js';
import { splunkCollection } from './splunk/splunkCollection.js';

/** Every collection format that can be read. A new publisher is one folder and one line here. */
export const COLLECTIONS: Readonly<Record<Format, Collection>> = {
  sigma: sigmaCollection,
  elastic: elasticCollection,
  splunk: splunkCollection,
  sentinel: sentinelCollection,
  kql: kqlCollection,
};
