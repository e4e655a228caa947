import type { Format } from '../../src/collections/Collection.js';
import { much, numbered } from './much.js';

/** A rule file that is made to cost more than it should. */
export interface HostileFile {
  readonly format: Format;
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** As in `HostileQuery`. */
  readonly told: string | null;
}

const BOMB = numbered(
  20,
  (i) =>
    `a${i}: &a${i} [${Array(10)
      .fill(i === 0 ? 'x' : `*a${i - 1}`)
      .join(', ')}]\n`,
);
const MERGES = numbered(
  16_000,
  (i) => `m${i}: &m${i} {${i === 0 ? 'k: v' : `<<: [*m${i - 1}, *m${i - 1}], k${i}: v`}}\n`,
);
const DETECTION = 'detection:\n  s: {A: b}\n  condition: s\n';

/** YAML that no reader should hang on, in the format of each publisher who writes YAML. */
function yamlFiles(format: Format, path: string, rest: string): readonly HostileFile[] {
  const of = (name: string, text: string, told: string | null): HostileFile => ({
    ...{ format, name: `YAML: ${name}`, path, text, told },
  });
  return [
    of('a bomb of aliases', `title: T\nname: T\n${BOMB}${rest}tags: *a19\nreferences: *a19\n`, '?'),
    of(
      'a bomb in a bomb',
      `title: T\n${BOMB}detection:\n  s: {A: *a19, B: *a18}\n  condition: s\n`,
      '*',
    ),
    of('a bomb of merge keys', `title: T\n${MERGES}${rest}`, 'yaml/too-many-merges'),
    of(
      'aliases by the hundred thousand',
      `a: &a {b: c}\nd: [${Array(180_000).fill('*a').join(', ')}]\n`,
      '?',
    ),
    of('deep flow', `a: ${much('[')}`, 'yaml/too-deep'),
    of(
      'deep blocks',
      numbered(1_300, (i) => `${' '.repeat(i)}a:\n`),
      'yaml/too-deep',
    ),
    of('deep dashes', much('- '), 'yaml/too-deep'),
    of('a huge key', `? ${much('k')}\n: v\n${rest}`, '?'),
    of('100,000 keys', `${numbered(100_000, (i) => `k${i}: v\n`)}${rest}`, '?'),
    of(
      '100,000 times the same key',
      `${much('k: v\n', 500_000)}${rest}`,
      'file/too-many-diagnostics',
    ),
    of('documents', much(`---\n${rest}`), 'yaml/too-many-documents'),
    of('empty documents', much('---\n'), '?'),
    of('tags', `a: ${much('!x ')}1\n`, '*'),
    of('a tag that is long', `a: !${much('x')} 1\n`, '*'),
    of('binary', `a: !!binary ${much('A')}\n`, '?'),
    of('sets and pairs', `a: !!set {${numbered(50_000, (i) => `k${i}`, ', ')}}\n`, '?'),
    of('anchors', `a: [${numbered(60_000, (i) => `&a${i} x`, ', ')}]\n`, '?'),
    of('a string without an end', `a: "${much('x\\n')}`, '*'),
    of('a block without an end', `a: |\n${much('  x\n')}`, '?'),
    of('wide indentation', `a:\n${' '.repeat(900_000)}b: c\n`, '?'),
    of('directives', `${much('%YAML 1.2\n')}---\na: b\n`, '*'),
    of('comments', `${much('# x\n')}${rest}`, '?'),
    of('question marks', much('? '), '*'),
    of('colons', much(': '), '*'),
    of('NULs', `a: ${much('\u0000')}`, '*'),
    of('lone surrogates', `a: ${much('\ud800')}`, '?'),
  ];
}

const TOML_START = '[metadata]\n[rule]\nname = "T"\nlanguage = "eql"\nquery = "any where a == 1"\n';

const TOML: readonly HostileFile[] = [
  toml('deep keys', `${much('a.', 900_000)}b = 1\n`, '*'),
  toml('deep tables', `[${much('a.', 900_000)}b]\n`, '*'),
  toml('dotted keys', `[rule]\n${numbered(20_000, (i) => `a.b.c.d.e${i} = 1\n`)}`, '?'),
  toml('deep arrays', `a = ${much('[')}`, '*'),
  toml('deep inline tables', `a = ${much('{a=')}`, '*'),
  toml('100,000 values', `a = [${Array(100_000).fill('"x"').join(', ')}]\n${TOML_START}`, '?'),
  toml('tables', `${TOML_START}${numbered(60_000, (i) => `[t${i}]\n`)}`, 'toml/too-many-tables'),
  toml('arrays of tables', `${TOML_START}${much('[[t]]\n')}`, 'toml/too-many-tables'),
  toml('the same key', `${TOML_START}${much('k = 1\n', 300_000)}`, '*'),
  toml('a string without an end', `a = """${much('x\n')}`, '*'),
  toml('quotes', `a = ${much('"')}`, '*'),
  toml('a huge key', `${much('k')} = 1\n${TOML_START}`, '?'),
  toml('a huge number', `a = ${much('9')}\n${TOML_START}`, '?'),
  toml('escapes', `${TOML_START}d = "${much('\\u0041')}"\n`, '?'),
  toml('comments', `${much('# x\n')}${TOML_START}`, '?'),
  toml('dates', `a = [${much('1979-05-27T07:32:00Z, ')}]\n${TOML_START}`, '?'),
];

function toml(name: string, text: string, told: string | null): HostileFile {
  return { format: 'elastic', name: `TOML: ${name}`, path: 'rules/a.toml', text, told };
}

const QUERY = 'DeviceProcessEvents\n| where FileName == "a.exe"\n';

const MARKDOWN: readonly HostileFile[] = [
  markdown(
    '10,000 fences',
    `# T\n${Array(10_000).fill('```KQL\nT | where a == 1\n```\n').join('')}`,
    '?',
  ),
  markdown('a fence without an end', `# T\n\`\`\`KQL\n${much(QUERY, 200_000)}`, '?'),
  markdown('fences in fences', `# T\n${much('````KQL\n```\n')}`, '?'),
  markdown('backquotes', much('`'), '?'),
  markdown('headings', `${much('# T\n')}\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('links', `# T\n${much('[')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('links without an end', `# T\n${much('[a](')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('tables', `# T\n${much('| T1059 ')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('tactics', `# T\n${much('T1059.001 ')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('stars', `# T\n${much('*')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('HTML', `# T\n${much('<!-- ')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('quotes', `${much('> ')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('blanks', `# T\n${much(' ')}x\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
  markdown('line breaks', `# T\n${much('\n')}\n\`\`\`KQL\n${QUERY}\`\`\`\n`, '?'),
];

function markdown(name: string, text: string, told: string | null): HostileFile {
  return { format: 'kql', name: `Markdown: ${name}`, path: 'a.md', text, told };
}

const KQL: readonly HostileFile[] = [
  kql('comments', `${much('// x\n')}${QUERY}`, '?'),
  kql('comments of links', `${much('// https://example.com/T1059\n')}${QUERY}`, '?'),
  kql('slashes', much('/'), '?'),
  kql('queries', Array(2_000).fill(`// one\n${QUERY}`).join('\n'), '?'),
  kql('strings without an end', much('"x '), '?'),
  kql('multi-line strings', much('``` '), '?'),
  kql('semicolons', much(';'), '?'),
];

function kql(name: string, text: string, told: string | null): HostileFile {
  return { format: 'kql', name: `kql: ${name}`, path: 'a.kql', text, told };
}

const SPLUNK = 'name: T\nsearch: index=a b=1\n';
const SENTINEL = `id: a\nname: T\nquery: |\n  T | where a == 1\n`;

/** Every one of them, about a megabyte each. */
export function hostileFiles(): readonly HostileFile[] {
  return [
    ...yamlFiles('sigma', 'a.yml', DETECTION),
    ...yamlFiles('splunk', 'detections/a.yml', SPLUNK),
    ...yamlFiles('sentinel', 'Detections/a.yaml', SENTINEL),
    ...TOML,
    ...MARKDOWN,
    ...KQL,
    {
      ...{ format: 'kql', name: 'kql: a table of 100,000 cells', path: 'a.md', told: '?' },
      text: `# T\n${much('|')}\n${much('|-', 900_000)}\n\`\`\`KQL\n${QUERY}\`\`\`\n`,
    },
  ];
}
