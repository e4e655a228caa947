import { FORMATS, type Format } from '../../src/collections/Collection.js';
import { COLLECTIONS } from '../../src/collections/registry.js';
import { type Explanation, explainFile } from '../../src/ingest/explain.js';
import { faultsOfPrinting } from './checks/faultsOfPrinting.js';
import { faultsOfRecord } from './checks/faultsOfRecord.js';
import { placeChecker } from './checks/placeChecker.js';
import { type FuzzTarget, fuzzTarget, KUSTO, OURS } from './FuzzTarget.js';
import { hostileText } from './inputs/hostileText.js';
import { starterFiles } from './inputs/starterTexts.js';

/** Every publisher's format: a file's text through its collection, languages and vocabulary. */
export function collectionTargets(): readonly FuzzTarget[] {
  return FORMATS.flatMap((format) => {
    const endings = format === 'kql' ? KQL_ENDINGS : [COLLECTIONS[format].extensions];
    return endings.map((group) => collectionTarget(format, group));
  });
}

/** Files with a header, and pages with fenced queries, are read in different ways. */
const KQL_ENDINGS = [['.kql', '.csl', '.txt'], ['.md']];

function collectionTarget(format: Format, endings: readonly string[]): FuzzTarget {
  const files = starterFiles(format, endings);
  const ending = endings[0] ?? '';
  const path = `detections/hostile${ending}`;
  return fuzzTarget({
    name: format === 'kql' ? `kql${ending}` : `${format}-files`,
    seconds: 15,
    allowed: format === 'kql' || format === 'sentinel' ? KUSTO : OURS,
    inputs: hostileText(files.map(({ text }) => text)),
    read: (text) => explainFile(path, text, format),
    check: (text, explanation) => faultsOfExplanation(path, text, explanation),
  });
}

/** What is wrong with a file's rules, and with what is said of it. */
export function faultsOfExplanation(
  path: string,
  text: string,
  explanation: Explanation,
  words = text,
): readonly string[] {
  const faultOfPlace = placeChecker(text);
  return [
    ...explanation.diagnostics.flatMap(({ span }) => faultOfPlace(span) ?? []),
    ...explanation.rules.flatMap((record) => faultsOfRecord(record, faultOfPlace, words)),
    ...faultsOfPrinting(path, explanation),
  ];
}
