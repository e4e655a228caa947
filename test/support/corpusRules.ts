import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import { sigmaCollection } from '../../src/collections/sigma/sigmaCollection.js';
import { readSigma } from '../../src/languages/sigma/readSigma.js';
import type { Diagnostic } from '../../src/model/Diagnostic.js';
import { type Expression, or } from '../../src/model/Expression.js';
import { filesBelow } from './filesBelow.js';
import { type Matcher, referenceMatcher } from './referenceSigma.js';

/** A rule as ours reads it, and as the reference does. */
export interface CorpusRule {
  readonly path: string;
  readonly id: string | null;
  /** Holds where one of the rule's conditions does. */
  readonly expression: Expression;
  readonly reference: Matcher;
  readonly diagnostics: readonly Diagnostic[];
}

interface Document {
  readonly detection?: Readonly<Record<string, unknown>>;
}

/** Reads every Sigma rule below a folder; correlations and filters are left out. */
export function readCorpusRules(folder: string): readonly CorpusRule[] {
  return filesBelow(folder, '.yml').flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8').replace(/^\uFEFF/, '');
    const file = sigmaCollection.read(path, text);
    const documents = yaml.loadAll(text, null, { schema: yaml.CORE_SCHEMA });
    return file.rules.flatMap((rule, i): readonly CorpusRule[] => {
      const { detection } = documents[i] as Document;
      if (detection === undefined) return [];
      const reading = rule.query === null ? null : readSigma(rule.query);
      return [
        {
          path,
          id: rule.id,
          expression: or((reading?.queries ?? []).map((query) => query.expression)),
          reference: referenceMatcher(detection),
          diagnostics: [...file.diagnostics, ...(reading?.diagnostics ?? [])],
        },
      ];
    });
  });
}
