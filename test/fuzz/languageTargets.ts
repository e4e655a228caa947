import fc from 'fast-check';
import { splunkCollection } from '../../src/collections/splunk/splunkCollection.js';
import { interpretRule } from '../../src/ingest/interpretRule.js';
import type { Definitions } from '../../src/model/Definitions.js';
import { LANGUAGES, type LanguageName, type RawRule } from '../../src/model/Rule.js';
import type { RuleRecord } from '../../src/model/RuleRecord.js';
import { createLineIndex } from '../../src/text/LineIndex.js';
import { rawQuery } from '../support/rawQuery.js';
import { faultsOfPrinting } from './checks/faultsOfPrinting.js';
import { faultsOfRecord } from './checks/faultsOfRecord.js';
import { placeChecker } from './checks/placeChecker.js';
import { type FuzzTarget, fuzzTarget, KUSTO, OURS } from './FuzzTarget.js';
import { hostileText } from './inputs/hostileText.js';
import { printedQuery } from './inputs/printedQuery.js';
import { queriesIn, starterFiles } from './inputs/starterTexts.js';
import { VENDOR_OF_LANGUAGE } from './vendorOfLanguage.js';

/** Every query language: its reader, and all that a rule goes through behind it. */
export function languageTargets(): readonly FuzzTarget[] {
  return LANGUAGES.map(languageTarget);
}

function languageTarget(language: LanguageName): FuzzTarget {
  const { definitions, words } = language === 'spl' ? starterDefinitions() : NO_DEFINITIONS;
  return fuzzTarget({
    name: language,
    seconds: 30,
    allowed: language === 'kusto' ? KUSTO : OURS,
    inputs: inputsOf(language),
    read: (text) => readRecord(language, text, definitions),
    check: (text, record) => [
      ...faultsOfRecord(record, placeChecker(text), text + words),
      ...faultsOfPrinting('query', {
        rules: [record],
        diagnostics: [],
        lines: createLineIndex(text),
      }),
    ],
  });
}

function inputsOf(language: LanguageName): fc.Arbitrary<string> {
  const mutated = hostileText(queriesIn(language));
  const printed = printedQuery(language);
  if (printed === null) return mutated;
  return fc.oneof({ weight: 4, arbitrary: mutated }, { weight: 1, arbitrary: printed });
}

/** A bare query as the only thing that a rule says. */
function readRecord(
  language: LanguageName,
  text: string,
  definitions: Definitions | undefined,
): RuleRecord {
  const query = rawQuery(language, text, definitions);
  const raw: RawRule = { ...NO_METADATA, span: query.span, query };
  return interpretRule(raw, VENDOR_OF_LANGUAGE[language], language);
}

const NO_METADATA = {
  ...{ id: null, title: '', description: null, author: null, date: null, modified: null },
  ...{ status: null, level: null, references: [], falsePositives: [], techniques: [] },
  ...{ refersTo: [] },
};

interface Known {
  readonly definitions: Definitions | undefined;
  /** All that their values may come from. */
  readonly words: string;
}

const NO_DEFINITIONS: Known = { definitions: undefined, words: '' };

function starterDefinitions(): Known {
  const files = starterFiles('splunk', ['.yml', '.csv']).filter(({ path }) =>
    /^(?:macros|lookups)\//.test(path),
  );
  return {
    definitions: splunkCollection.definitions?.read(files),
    words: files.map(({ text }) => text).join('\n'),
  };
}
