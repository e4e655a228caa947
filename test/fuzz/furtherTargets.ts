import { COLLECTIONS } from '../../src/collections/registry.js';
import { explainFile } from '../../src/ingest/explain.js';
import { readFilterCases, readFilterText } from '../languages/queryDsl/filterCases.js';
import { spansOfExpression } from '../support/spansOf.js';
import { placeChecker } from './checks/placeChecker.js';
import { faultsOfExplanation } from './collectionTargets.js';
import { type FuzzTarget, fuzzTarget, OURS } from './FuzzTarget.js';
import { hostileText } from './inputs/hostileText.js';
import { type StarterFile, starterFiles } from './inputs/starterTexts.js';

/** What is read beside rules and queries: filters of Kibana, macros and lookups of Splunk. */
export function furtherTargets(): readonly FuzzTarget[] {
  return [filterTarget(), definitionTarget('macros', '.yml'), definitionTarget('lookups', '.csv')];
}

function filterTarget(): FuzzTarget {
  const texts = readFilterCases().flatMap(({ cases }) => cases.map(({ filters }) => filters));
  return fuzzTarget({
    name: 'queryDsl',
    seconds: 15,
    allowed: OURS,
    inputs: hostileText(texts),
    read: (text) => readFilterText(text),
    check: (text, { expressions, diagnostics }) => {
      const faultOfPlace = placeChecker(text);
      const spans = [
        ...diagnostics.map(({ span }) => span),
        ...expressions.flatMap(spansOfExpression),
      ];
      return spans.flatMap((span) => faultOfPlace(span) ?? []);
    },
  });
}

/** Definitions with one of them hostile, as the searches of the starter corpus use them. */
function definitionTarget(folder: string, ending: string): FuzzTarget {
  const files = starterFiles('splunk', ['.yml', '.csv']);
  const definitions = files.filter(({ path }) => /^(?:macros|lookups)\//.test(path));
  const hostile = definitions.filter(
    ({ path }) => path.startsWith(`${folder}/`) && path.endsWith(ending),
  );
  const searches = files.filter(({ path }) => path.startsWith('detections/'));
  const searchText = allCalls(definitions);
  return fuzzTarget({
    name: `splunk-${folder}`,
    seconds: 15,
    allowed: OURS,
    inputs: hostileText(hostile.map(({ text }) => text)),
    read: (text) => {
      const others = definitions.filter(({ path }) => path !== hostile[0]?.path);
      const read = COLLECTIONS.splunk.definitions?.read([
        ...others,
        { path: hostile[0]?.path ?? '', text },
      ]);
      return explainFile('detections/a.yml', searchText, 'splunk', read);
    },
    check: (text, explanation) => {
      const words = [text, ...[...definitions, ...searches].map((file) => file.text)].join('\n');
      return faultsOfExplanation('detections/a.yml', searchText, explanation, words);
    },
  });
}

/** A detection that uses every definition there is. */
function allCalls(definitions: readonly StarterFile[]): string {
  const names = definitions
    .filter(({ path }) => path.endsWith('.yml'))
    .map(({ path }) => ({ path, name: (path.split('/').at(-1) ?? '').replace('.yml', '') }));
  const macros = names.filter(({ path }) => path.startsWith('macros/'));
  const lookups = names.filter(({ path }) => path.startsWith('lookups/'));
  const search = [
    macros.map(({ name }) => `\`${name}\``).join(' OR '),
    ...lookups.map(
      ({ name }) => `lookup ${name} process_name OUTPUT isutility | search isutility=true`,
    ),
    ...lookups.map(({ name }) => `search [| inputlookup ${name} | table process_name]`),
  ].join('\n    | ');
  return `name: All\nsearch: >-\n    ${search}\n`;
}
