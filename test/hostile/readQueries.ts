import { interpretRule } from '../../src/ingest/interpretRule.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { toRuleEntry } from '../../src/store/RuleEntry.js';
import { VENDOR_OF_LANGUAGE } from '../fuzz/vendorOfLanguage.js';
import { rawQuery } from '../support/rawQuery.js';
import { hostileQueries } from './hostileQueries.js';
import { measured } from './measured.js';

const METADATA = {
  ...{ id: null, title: '', description: null, author: null, date: null, modified: null },
  ...{ status: null, level: null, references: [], falsePositives: [], techniques: [] },
  ...{ refersTo: [], span: FILE_START },
};

/** Those whose names begin with the argument; without one, all. */
const [, , chosen = ''] = process.argv;
const queries = hostileQueries().filter(({ language, name }) =>
  `${language}: ${name}`.startsWith(chosen),
);
for (const { language, name, text, told, definitions } of queries) {
  measured(`${language}: ${name}`, text, told, () => {
    const query = rawQuery(language, text, definitions);
    const record = interpretRule({ ...METADATA, query }, VENDOR_OF_LANGUAGE[language], language);
    toRuleEntry('a', record);
    return record.diagnostics.map(({ code }) => code);
  });
}
