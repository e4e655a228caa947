/** A small Sigma rule; `detection` is its indented text. */
export function ruleText(
  fields: {
    readonly title?: string;
    readonly id?: string;
    readonly tags?: readonly string[];
    readonly detection?: string;
  } = {},
): string {
  const { title = 'A rule', id, tags = ['attack.t1102'], detection = DETECTION } = fields;
  return [
    `title: ${title}`,
    ...(id === undefined ? [] : [`id: ${id}`]),
    'status: test',
    'level: medium',
    'tags:',
    ...tags.map((tag) => `  - ${tag}`),
    'logsource:',
    '  product: windows',
    '  category: process_creation',
    'detection:',
    detection,
    '',
  ].join('\n');
}

const DETECTION = `  selection:
    Image|endswith: '\\probe.exe'
  condition: selection`;
