import { spenderOf } from '../../text/QueryLowering.js';
import { say } from './diagnostics.js';

/** Counts values; false, with one diagnostic, where the query has had its share. */
export const spendValues = spenderOf(say, 'kuery/too-many-values');
