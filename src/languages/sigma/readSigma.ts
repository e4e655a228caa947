import type { Diagnostic } from '../../model/Diagnostic.js';
import type {
  DocumentEntry,
  DocumentMap,
  DocumentNode,
  DocumentScalar,
} from '../../model/DocumentNode.js';
import type { Query, Reading, ScopeTerm } from '../../model/Query.js';
import type { RawQuery } from '../../model/Rule.js';
import { FILE_START } from '../../model/SourceSpan.js';
import { addDiagnostic, addDiagnostics } from '../../text/addDiagnostic.js';
import { entryOf, textOf } from '../../text/documentAccess.js';
import { readYaml } from '../../text/yaml/readYaml.js';
import { spanInScalar } from '../../text/yaml/spanInScalar.js';
import { checkCorrelation } from './checkCorrelation.js';
import { report } from './diagnostics.js';
import { createLoweringContext } from './LoweringContext.js';
import { lower, type Selections } from './lower.js';
import { parseCondition } from './parseCondition.js';

/**
 * Reads a Sigma rule (specification 2.x): a whole document, or only what stands under `detection`.
 * Each condition is a query; a correlation has none, it refers to other rules. Never throws.
 */
export function readSigma(raw: RawQuery): Reading {
  const diagnostics: Diagnostic[] = [];
  const document = raw.document ?? parseText(raw.text, diagnostics);
  if (document === null) return { queries: [], diagnostics };
  const correlation = entryOf(document, 'correlation');
  const detection = detectionOf(document);
  if (detection !== null) {
    return { queries: readDetection(detection, scopeOf(document), diagnostics), diagnostics };
  }
  if (correlation === undefined) {
    const at = document.entries[0]?.keySpan ?? FILE_START;
    const message = 'the rule has no detection, correlation or filter';
    addDiagnostic(diagnostics, report('sigma/no-detection', message, at));
  } else {
    addDiagnostics(diagnostics, checkCorrelation(correlation));
  }
  return { queries: [], diagnostics };
}

function parseText(text: string, diagnostics: Diagnostic[]): DocumentMap | null {
  const file = readYaml(text);
  addDiagnostics(diagnostics, file.diagnostics);
  const [first, second] = file.documents;
  if (second !== undefined) {
    const message = `the query holds ${file.documents.length} documents; the first one is read`;
    addDiagnostic(diagnostics, report('sigma/further-documents', message, second.root.span));
  }
  const root = first?.root;
  if (root?.kind === 'map') return root;
  if (file.diagnostics.length === 0) {
    const message = 'expected a Sigma rule, found no YAML map';
    addDiagnostic(diagnostics, report('sigma/no-detection', message, FILE_START));
  }
  return null;
}

/** A map with selections and conditions, and the keys in it that are none of them. */
interface Detection {
  readonly map: DocumentMap;
  readonly settings: readonly string[];
}

/** The selections of a rule, of a text that holds nothing else, or of a filter. */
function detectionOf(document: DocumentMap): Detection | null {
  const has = (key: string) => entryOf(document, key) !== undefined;
  const detection = entryOf(document, 'detection')?.value;
  if (detection?.kind === 'map') return { map: detection, settings: [] };
  // In a text without a title, `filter` is a selection like any other.
  if (has('condition') && !has('title')) return { map: document, settings: ['logsource'] };
  const filter = entryOf(document, 'filter')?.value;
  return filter?.kind === 'map' ? { map: filter, settings: ['rules'] } : null;
}

/** The log source as scope terms; what the specification does not evaluate is left out. */
function scopeOf(document: DocumentMap): readonly ScopeTerm[] {
  const logsource = entryOf(document, 'logsource')?.value;
  if (logsource?.kind !== 'map') return [];
  return ['product', 'category', 'service'].flatMap((name) => {
    const value = textOf(entryOf(logsource, name)?.value);
    return value === null ? [] : [{ name, value: value.toLowerCase() }];
  });
}

function readDetection(
  { map: detection, settings }: Detection,
  scope: readonly ScopeTerm[],
  diagnostics: Diagnostic[],
): readonly Query[] {
  const selections = selectionsOf(detection, ['condition', 'timeframe', ...settings]);
  const timeframe = entryOf(detection, 'timeframe');
  if (timeframe !== undefined) {
    const message = "'timeframe' no longer belongs to a detection";
    addDiagnostic(diagnostics, report('sigma/timeframe', message, timeframe.keySpan));
  }
  const context = createLoweringContext(diagnostics);
  const queries: Query[] = [];
  for (const scalar of conditionsOf(detection, diagnostics)) {
    const text = String(scalar.value);
    const { condition, faults } = parseCondition(text);
    for (const { code, message, at, hint } of faults) {
      addDiagnostic(
        diagnostics,
        report(code, message, spanInScalar(scalar, at.start, at.end), hint),
      );
    }
    const expression =
      condition === null
        ? ({ kind: 'opaque', text, span: scalar.span } as const)
        : lower(condition, scalar, selections, context);
    queries.push({ scope, expression });
  }
  if (queries.length > 0) noteUnused(selections, diagnostics);
  return queries;
}

function selectionsOf(detection: DocumentMap, settings: readonly string[]): Selections {
  const entries = detection.entries
    .filter(({ key }) => !settings.includes(key))
    .map((entry): [string, DocumentEntry] => [entry.key, entry]);
  return { byName: new Map(entries), used: new Set() };
}

function conditionsOf(
  detection: DocumentMap,
  diagnostics: Diagnostic[],
): readonly DocumentScalar[] {
  const entry = entryOf(detection, 'condition');
  if (entry === undefined) {
    const at = detection.entries[0]?.keySpan ?? detection.span;
    addDiagnostic(diagnostics, report('sigma/no-condition', 'the detection has no condition', at));
    return [];
  }
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const conditions = nodes.filter(isConditionText);
  if (conditions.length < nodes.length || nodes.length === 0) {
    const message = 'a condition is text, or a list of texts';
    addDiagnostic(diagnostics, report('sigma/no-condition', message, entry.keySpan));
  }
  return conditions;
}

function isConditionText(node: DocumentNode): node is DocumentScalar {
  return node.kind === 'scalar' && node.value !== null && String(node.value).trim() !== '';
}

function noteUnused({ byName, used }: Selections, diagnostics: Diagnostic[]): void {
  const unused = [...byName.values()].filter(({ key }) => !used.has(key) && !key.startsWith('_'));
  if (diagnostics.some(({ code }) => HIDES_USE.has(code))) return;
  for (const { key, keySpan } of unused) {
    const message = `no condition uses the selection '${key}'`;
    addDiagnostic(diagnostics, report('sigma/unused-selection', message, keySpan));
  }
}

/** Faults after which nothing can be said about what a condition uses. */
const HIDES_USE: ReadonlySet<string> = new Set([
  'sigma/condition-syntax',
  'sigma/condition-too-deep',
  'sigma/condition-too-long',
  'sigma/unknown-selection',
  'sigma/empty-pattern',
]);
