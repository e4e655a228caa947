/** What a heading says that stands under it, where that is a part of a rule's description. */
export type Field =
  | 'description'
  | 'references'
  | 'author'
  | 'techniques'
  | 'falsePositives'
  | 'other';

const FIELDS: readonly (readonly [Field, RegExp])[] = [
  [
    'description',
    /^(?:(?:detection|hunt|hunting|query|rule) )?description(?: of the (?:hunt|detection|query|rule))?$/,
  ],
  ['references', /^(?:references?|sources?|links?|see also|further reading|more information)$/],
  ['author', /^(?:authors?|contributors?|contributor info(?:rmation)?)(?: optional)?$/],
  ['techniques', /\b(?:mitre|att ck)\b|^(?:sub ?)?techniques?(?: ids?)?$/],
  ['falsePositives', /^(?:(?:known|potential|possible) )?false positives?$/],
  [
    'other',
    /^(?:(?:query|background|general|hunt|rule|detection) )?(?:info|information|details|tags|metadata)$|^(?:(?:kql|kusto|hunting|detection|hunt) )?(?:query|queries|rule|code)$|^(?:kql|kusto|detections?|hunts?|risk|impact|category|categories|considerations|limitations|requirements|prerequisites|tables?|results?|output|notes?|remarks?|severity|tactics?|examples?|usage|how to use|summary|introduction|overview|version history|change ?log|suggested response actions|detection blind spots|technical (?:description|details)(?: of the attack)?|description of the attack|utilized data sources?|(?:required )?data (?:sources?|connectors?)|product support|license)$|^permissions? required\b/,
  ],
];

/** The part of a rule's description that a heading announces; null for one with words of its own. */
export function fieldOf(heading: string): Field | null {
  const words = heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return FIELDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
