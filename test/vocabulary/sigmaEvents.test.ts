import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or, predicate } from '../../src/model/Expression.js';
import { FILE_START } from '../../src/model/SourceSpan.js';
import { linkSigmaEvents } from '../../src/vocabulary/sigmaEvents.js';
import { linksOf, test } from '../support/eventQueries.js';

const id = (...ids: readonly string[]) => test('EventID', ids);
const channel = (...names: readonly string[]) => test('Channel', names);
const other = test('Image', ['a.exe'], 'ends_with');

/** `product category service`, a dash for one that is not given. */
function links(logsource: string, expression: Expression): readonly string[] {
  const [product = '-', category = '-', service = '-'] = logsource.split(' ');
  const scope = Object.entries({ product, category, service })
    .filter(([, value]) => value !== '-')
    .map(([name, value]) => ({ name, value }));
  return linksOf(linkSigmaEvents, { scope, expression });
}

const SYSMON = 'Microsoft-Windows-Sysmon/Operational';

const CASES: readonly [string, string, Expression, readonly string[]][] = [
  [
    'a category with several events',
    'windows process_creation',
    other,
    ['windows/security/4688', 'windows/sysmon/1'],
  ],
  ['a category with one event', 'windows dns_query', other, ['windows/sysmon/22']],
  ['a category on Linux', 'linux process_creation', other, ['linux/sysmon/1']],
  ['a category of any product', '- proxy', other, ['generic/proxy']],
  ['such a category with a product', 'windows proxy', other, ['generic/proxy']],
  [
    'a category without product',
    '- process_creation',
    other,
    ['linux/sysmon/1', 'macos/endpoint-security/exec', 'windows/security/4688', 'windows/sysmon/1'],
  ],
  [
    'a category and a service',
    'windows process_creation security',
    other,
    ['windows/security/4688'],
  ],
  ['upper case', 'Windows DNS_Query', other, ['windows/sysmon/22']],
  ['a service without an id', 'windows - security', other, ['windows/security']],
  ['a service of another name', 'okta - okta', other, ['okta/system']],
  ['category and service together', 'kubernetes application audit', other, ['kubernetes/audit']],
  ['a generic network service', '- network dns', other, ['generic/dns']],
  ['an unknown service', 'acme - audit', other, ['acme/audit']],
  ['an unknown service with odd characters', 'Acme - /My Log/', other, ['acme/my']],
  ['an unknown category', 'acme process_creation', other, ['acme/process_creation']],
  ['a product only', 'linux', other, []],
  ['a product with a single log', 'modsecurity', other, ['modsecurity/audit']],
  ['no log source', '', other, []],

  ['a service and an id', 'windows - security', id('4688'), ['windows/security/4688 explicit']],
  [
    'an id among other conditions',
    'windows - smbserver-connectivity',
    and([and([id('4000'), other]), not(other)]),
    ['windows/smbserver-connectivity/4000 explicit'],
  ],
  [
    'several ids',
    'windows - system',
    id('7045', '104'),
    ['windows/system/104 explicit', 'windows/system/7045 explicit'],
  ],
  ['EventCode', 'windows - system', test('EventCode', ['104']), ['windows/system/104 explicit']],
  ['an id under a NOT', 'windows - security', and([other, not(id('4688'))]), ['windows/security']],
  [
    'another comparison of ids',
    'windows - system',
    test('EventID', ['7'], 'gt'),
    ['windows/system'],
  ],
  ['an id that is none', 'windows - system', id('x'), ['windows/system']],
  [
    'ids in both branches of an OR',
    'windows - security',
    or([and([id('4624'), other]), id('4625')]),
    ['windows/security/4624 explicit', 'windows/security/4625 explicit'],
  ],
  [
    'an id in one branch of an OR',
    'windows - security',
    or([id('4624'), other]),
    ['windows/security', 'windows/security/4624 explicit'],
  ],
  [
    'ids that conjuncts narrow',
    'windows - security',
    and([id('4624', '4625'), id('4625', '4634')]),
    ['windows/security/4625 explicit'],
  ],
  ['ids that exclude each other', 'windows - system', and([id('1'), id('2')]), ['windows/system']],
  [
    'a category and one of its ids',
    'windows process_creation',
    and([id('4688'), other]),
    ['windows/security/4688 explicit'],
  ],
  [
    'a category and an id in one branch',
    'windows registry_event',
    or([id('12'), other]),
    ['windows/sysmon/12 explicit', 'windows/sysmon/13', 'windows/sysmon/14'],
  ],
  ['a category and an id that is not its own', 'windows dns_query', id('9'), ['windows/sysmon/22']],
  [
    'a category and a channel that does not have it',
    'windows dns_query',
    and([id('4688'), channel('Security')]),
    ['windows/sysmon/22'],
  ],
  [
    'a category of any product, an id and its channel',
    'windows antivirus',
    and([id('1116'), channel('Microsoft-Windows-Windows Defender/Operational')]),
    ['windows/windefend/1116 explicit'],
  ],
  ['an id in a log of any product', 'windows antivirus', id('1116'), ['generic/antivirus']],
  [
    'a product whose log is a Windows log',
    'rpc_firewall application',
    id('3'),
    ['windows/rpcfw/3 explicit'],
  ],
  ['an unknown service and an id', 'windows - acme', id('5'), ['windows/acme/5 explicit']],

  ['an id without a log', 'windows', id('15'), []],
  [
    'an id with its channel',
    'windows',
    and([id('15'), channel(SYSMON)]),
    ['windows/sysmon/15 explicit'],
  ],
  [
    'an id with its provider, without product',
    '',
    and([test('Provider_Name', ['microsoft-windows-security-auditing']), id('4688')]),
    ['windows/security/4688 explicit'],
  ],
  ['a channel without an id', 'windows', channel('Security'), ['windows/security']],
  ['an unknown channel', 'windows', and([channel('Acme'), id('1')]), []],
  ['a channel under a NOT', 'windows', and([not(channel('Security')), id('4688')]), []],
  [
    'each id with its own channel',
    'windows',
    or([and([channel('Security'), id('4688')]), and([channel(SYSMON), id('1')])]),
    ['windows/security/4688 explicit', 'windows/sysmon/1 explicit'],
  ],
  [
    'a category, an id and a channel',
    'windows process_creation',
    and([id('1', '4688'), channel('Security')]),
    ['windows/security/4688 explicit'],
  ],
  [
    'a service before a channel that the event is about',
    'windows - system',
    and([id('104'), channel('Security', 'System')]),
    ['windows/system/104 explicit'],
  ],
];

describe('linkSigmaEvents', () => {
  it.each(CASES)('%s', (_, logsource, expression, expected) => {
    expect(links(logsource, expression)).toEqual(expected);
  });

  it('leaves placeholders and computed fields open', () => {
    const value = { text: '4688', span: FILE_START };
    const base = { field: 'EventID', kind: 'eq', as: '', caseSensitive: false } as const;
    const scope = [
      { name: 'product', value: 'windows' },
      { name: 'service', value: 'security' },
    ];
    const placeholder = predicate({
      ...base,
      values: [{ ...value, type: 'placeholder' }],
      span: FILE_START,
    });
    const derived = predicate({
      ...base,
      values: [{ ...value, type: 'string' }],
      derived: true,
      span: FILE_START,
    });
    for (const expression of [placeholder, derived]) {
      expect(linkSigmaEvents({ scope, expression })).toEqual([
        { event: 'windows/security', explicit: false },
      ]);
    }
  });

  it('stays small on a wide conjunction of alternatives', () => {
    const pair = (n: number) => or([and([channel('Security'), id(`${n}`)]), channel(SYSMON)]);
    const expression = and(Array.from({ length: 200 }, (_, n) => pair(n)));
    expect(links('windows', expression)).toEqual(['windows/sysmon']);
  });
});
