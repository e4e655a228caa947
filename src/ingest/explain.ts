import type { Format } from '../collections/Collection.js';
import { COLLECTIONS } from '../collections/registry.js';
import type { Definitions } from '../model/Definitions.js';
import type { Diagnostic } from '../model/Diagnostic.js';
import type { LanguageName, RawRule } from '../model/Rule.js';
import type { RuleRecord } from '../model/RuleRecord.js';
import { FILE_START } from '../model/SourceSpan.js';
import { createLineIndex, type LineIndex } from '../text/LineIndex.js';
import { interpretRule } from './interpretRule.js';

/** What a rule file or a bare query says, without any catalog. */
export interface Explanation {
  /** Empty where the text holds no rule that could be read; the diagnostics say why. */
  readonly rules: readonly RuleRecord[];
  /** Of the text as a whole; those of its rules are with the rules. */
  readonly diagnostics: readonly Diagnostic[];
  readonly lines: LineIndex;
}

/**
 * Reads a rule file of a collection format: every rule in it. Never throws.
 *
 * @param definitions what the collection defines for its rules to refer to
 */
export function explainFile(
  path: string,
  text: string,
  format: Format,
  definitions?: Definitions,
): Explanation {
  const collection = COLLECTIONS[format];
  const { rules, diagnostics, lines } = collection.read(path, text, definitions);
  const records = rules.map((raw) => interpretRule(raw, collection.vendor, collection.language));
  return { rules: records, diagnostics, lines };
}

/** Reads a bare query; for Sigma, a rule or what stands under its `detection`. Never throws. */
export function explainQuery(text: string, name: LanguageName): Explanation {
  const lines = createLineIndex(text);
  const span = { ...FILE_START, end: text.length };
  const raw: RawRule = {
    ...NO_METADATA,
    span,
    query: { language: name, text, span, spanAt: lines.span },
  };
  return { rules: [interpretRule(raw, VENDOR_OF[name], name)], diagnostics: [], lines };
}

const NO_METADATA = {
  id: null,
  title: '',
  description: null,
  author: null,
  date: null,
  modified: null,
  status: null,
  level: null,
  references: [],
  falsePositives: [],
  techniques: [],
  refersTo: [],
} as const;

const VENDOR_OF = {
  sigma: 'Sigma',
  eql: 'Elastic',
  kuery: 'Elastic',
  lucene: 'Elastic',
  esql: 'Elastic',
  spl: 'Splunk',
  kusto: 'Kusto',
} as const satisfies Record<LanguageName, string>;
