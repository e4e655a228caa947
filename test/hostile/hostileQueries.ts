import { LIMITS } from '../../src/text/limits.js';
import { definitionsOf } from '../support/definitionsOf.js';
import type { HostileQuery } from './HostileQuery.js';
import { inEveryLanguage } from './inEveryLanguage.js';
import { numbered, much as repeated } from './much.js';

/** The piece again and again, up to a little less than the longest query that is read. */
function much(piece: string, size = LIMITS.queryLength - 10_000): string {
  return repeated(piece, size);
}

const BOMB_LEVELS = 64;

const SPL: readonly HostileQuery[] = [
  macros('macros that call themselves', '`m`', { m: 'a=1 OR `m`' }, 'spl/macro-cycle'),
  macros('macros that call each other', '`m`', { m: '`n`', n: '`m` OR a=1' }, 'spl/macro-cycle'),
  macros(
    'macros that double',
    '`m0`',
    doubling((i) => `\`m${i}\` OR \`m${i}\``),
    'spl/too-long',
  ),
  macros(
    'macros that double their argument',
    '`m0("a=1")`',
    Object.fromEntries(
      Array.from({ length: BOMB_LEVELS }, (_, i) => [
        `m${i}(x)`,
        i === BOMB_LEVELS - 1 ? '$x$' : `\`m${i + 1}("$x$ OR $x$")\``,
      ]),
    ),
    '*',
  ),
  macros(
    'ten thousand macros',
    numbered(10_000, (i) => `\`m${i}\``, ' OR '),
    {
      ...Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`m${i}`, `a=${i}`])),
    },
    null,
  ),
  macros('calls with a hundred thousand arguments', `\`m(${much('a,')})\``, { m: 'a=1' }, '*'),
  {
    ...{ language: 'spl', name: 'a lookup of 200,000 rows', told: '*' },
    text: 'index=a [| inputlookup big | table name]',
    definitions: {
      macros: new Map(),
      lookups: new Map([
        [
          'big',
          {
            ...{ name: 'big', path: 'lookups/big.yml', fields: ['name'] },
            rows: Array.from({ length: 200_000 }, (_, i) => [`v${i}`]),
          },
        ],
      ]),
    },
  },
  spl('subsearches in subsearches', `a=1 ${much('[search ')}`, 'spl/too-deep'),
  spl('evals', `a=1 ${numbered(25_000, (i) => `| eval c${i + 1}=lower(c${i})`)}`, '?'),
  spl(
    'renames',
    `a=1 ${numbered(25_000, (i) => `| rename c${i} as c${i + 1}`)} | search c25000=1`,
    '?',
  ),
  spl(
    'flags of flags',
    `a=1 ${numbered(15_000, (i) => `| eval f${i + 1}=if(f${i}=1, 1, 0)`)} | where f15000=1`,
    '?',
  ),
  spl('a regex that backtracks', `| regex a="${'(a+)+'.repeat(1_000)}$"`, null),
];

function spl(name: string, text: string, told: string | null): HostileQuery {
  return { language: 'spl', name, text, told };
}

function macros(
  name: string,
  text: string,
  written: Readonly<Record<string, string>>,
  told: string | null,
): HostileQuery {
  const definitions = definitionsOf({ macros: written });
  return { ...spl(name, text, told), ...(definitions === undefined ? {} : { definitions }) };
}

function doubling(next: (i: number) => string): Readonly<Record<string, string>> {
  const levels = Array.from({ length: BOMB_LEVELS }, (_, i) => [`m${i}`, next(i + 1)]);
  return { ...Object.fromEntries(levels), [`m${BOMB_LEVELS}`]: 'a=1' };
}

const KUSTO: readonly HostileQuery[] = [
  kusto('lets in a circle', 'let a = b; let b = a; T | where x == a', '?'),
  kusto('a let of itself', 'let t = t | where x == 1; t | where y == 2', '?'),
  kusto('functions in a circle', 'let f = () { g() }; let g = () { f() }; f() | where x == 1', '?'),
  kusto('a function of itself', 'let f = (n: int) { union f(n), f(n) }; f(1) | where x == 1', '?'),
  kusto(
    'tables that double',
    `let t0 = T | where a == 1; ${numbered(60, (i) => `let t${i + 1} = union t${i}, t${i};`)} t60 | where b == 2`,
    '*',
  ),
  kusto(
    'texts that double',
    `let s0 = "xxxxxxxx"; ${numbered(60, (i) => `let s${i + 1} = strcat(s${i}, s${i});`)} T | where a == s60`,
    '*',
  ),
  kusto(
    'lists that double',
    `let l0 = dynamic(["a"]); ${numbered(60, (i) => `let l${i + 1} = array_concat(l${i}, l${i});`)} T | where a in (l60)`,
    '?',
  ),
  kusto(
    'conditions that double',
    `T | extend c0 = a == 1 ${numbered(60, (i) => `| extend c${i + 1} = c${i} or (c${i} and b == ${i})`)} | where c60`,
    '?',
  ),
  kusto(
    'five thousand lets',
    `${numbered(5_000, (i) => `let v${i + 1} = v${i};\n`)} T | where a == v4999`,
    '?',
  ),
  kusto('six thousand queries', much('T | where a == 1\n\n', 110_000), 'kusto/too-long'),
  kusto('many queries', much('T | where a == 1\n\n', 30_000), '?'),
  kusto('a text of 110,000 characters', `T | where a == "${much('x ', 110_000)}"`, null),
  kusto('a name of 110,000 characters', `T | where ${much('x', 110_000)} == 1`, null),
  kusto('110,000 blanks', `T | where a == 1${much(' ', 110_000)}`, null),
  kusto('110,000 pipes', `T ${much('| ', 110_000)}`, 'kusto/too-long'),
  kusto('110,000 NULs', `T | where a == 1 ${much('\u0000', 110_000)}`, 'kusto/too-long'),
  kusto('a regex that backtracks', `T | where a matches regex "${'(a+)+'.repeat(1_000)}$"`, null),
];

function kusto(name: string, text: string, told: string | null): HostileQuery {
  return { language: 'kusto', name, text, told };
}

const selections = numbered(10_000, (i) => `s${i}: {A: v${i}}\n`);

const SIGMA: readonly HostileQuery[] = [
  sigma('1 of 10,000 selections', `${selections}condition: 1 of them\n`, null),
  sigma('all of 10,000 selections', `${selections}condition: all of s*\n`, null),
  sigma(
    'patterns used again and again',
    `${selections}condition: ${Array(900).fill('1 of s*').join(' or ')}\n`,
    'sigma/too-many-values',
  ),
  sigma(
    'a selection used again and again',
    `s:\n  A: [${numbered(1_000, (i) => `v${i}`, ',')}]\ncondition: ${Array(2_000).fill('s').join(' or ')}\n`,
    'sigma/too-many-values',
  ),
  sigma(
    'parentheses',
    `s: {A: b}\ncondition: ${'('.repeat(4_000)}s${')'.repeat(4_000)}\n`,
    'sigma/condition-too-deep',
  ),
  sigma('NOTs', `s: {A: b}\ncondition: ${'not '.repeat(2_000)}s\n`, 'sigma/condition-too-deep'),
  sigma(
    'a condition that is too long',
    `s: {A: b}\ncondition: ${much('s or ')}s\n`,
    'sigma/condition-too-long',
  ),
  sigma(
    '100,000 conditions',
    `s: {A: b}\ncondition: [${Array(100_000).fill('s').join(',')}]\n`,
    '*',
  ),
  sigma(
    '200,000 values',
    `s:\n  A: [${Array(200_000).fill('x').join(',')}]\ncondition: s\n`,
    'sigma/too-many-values',
  ),
  sigma('100,000 maps', `s:\n${much('  - A: b\n')}condition: s\n`, 'sigma/too-many-values'),
  sigma('a long value', `s:\n  A: ${much('x')}\ncondition: s\n`, null),
  sigma('stars', `s:\n  A: '${much('*x')}'\ncondition: s\n`, null),
  sigma('backslashes', `s:\n  A: '${much('\\')}'\ncondition: s\n`, null),
  sigma('modifiers', `s:\n  A${much('|contains', 900_000)}: b\ncondition: s\n`, '?'),
  sigma(
    'windash of dashes',
    `s:\n  A|windash|contains: '${much(' -x', 30_000)}'\ncondition: s\n`,
    '?',
  ),
  sigma(
    'base64offset of a long value',
    `s:\n  A|base64offset|contains: '${much('x')}'\ncondition: s\n`,
    null,
  ),
  sigma('a regex that backtracks', `s:\n  A|re: '${'(a+)+'.repeat(1_000)}$'\ncondition: s\n`, null),
  sigma(
    'names that nobody defined',
    `s: {A: b}\ncondition: ${numbered(1_000, (i) => `x${i}`, ' or ')}\n`,
    'sigma/unknown-selection',
  ),
];

function sigma(name: string, text: string, told: string | null): HostileQuery {
  return { language: 'sigma', name, text, told };
}

const OTHERS: readonly HostileQuery[] = [
  { language: 'eql', name: 'steps', text: `sequence ${much('[any where a == 1] ')}`, told: '?' },
  {
    language: 'eql',
    name: 'relations',
    text: `any where ${much('child of [any where ')}a`,
    told: 'eql/too-deep',
  },
  {
    language: 'eql',
    name: 'methods',
    text: `any where a${much(':length()')} > 1`,
    told: 'eql/too-deep',
  },
  {
    language: 'eql',
    name: 'a regex that backtracks',
    text: `any where a regex "${'(a+)+'.repeat(1_000)}$"`,
    told: null,
  },
  { language: 'kuery', name: 'nested fields', text: much('a:{ '), told: 'kuery/too-deep' },
  { language: 'lucene', name: 'ranges', text: much('a:[1 TO 2] '), told: null },
  { language: 'lucene', name: 'signs', text: `${much('+-!')}a`, told: '?' },
  {
    language: 'lucene',
    name: 'a regex that backtracks',
    text: `a:/${'(a+)+'.repeat(1_000)}$/`,
    told: null,
  },
  { language: 'lucene', name: 'fuzzy and boosts', text: `a${much('~2^3')}`, told: '?' },
  {
    language: 'esql',
    name: 'commands',
    text: `from l ${much('| where a == 1 ')}`,
    told: '?',
  },
  {
    language: 'esql',
    name: 'columns',
    text: `from l ${numbered(25_000, (i) => `| eval c${i + 1} = c${i}`)} | where c25000 == 1`,
    told: '?',
  },
  {
    language: 'esql',
    name: 'conditions that double',
    text: `from l | eval c0 = a == 1 ${numbered(60, (i) => `| eval c${i + 1} = c${i} or (c${i} and b == ${i})`)} | where c60`,
    told: '?',
  },
  {
    language: 'esql',
    name: 'a regex that backtracks',
    text: `from l | where a rlike "${'(a+)+'.repeat(1_000)}$"`,
    told: null,
  },
  {
    language: 'esql',
    name: 'queries in queries',
    text: `from l | where ${much('kql("a: ')}`,
    told: '*',
  },
  { language: 'esql', name: 'forks', text: `from l | fork ${much('(where a == 1) ')}`, told: '?' },
];

/** Every one of them, about a megabyte each. */
export function hostileQueries(): readonly HostileQuery[] {
  return [...SIGMA, ...inEveryLanguage(), ...SPL, ...KUSTO, ...OTHERS];
}
