import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import { linkElasticEvents } from '../../src/vocabulary/elasticEvents.js';
import { loadEvents } from '../../src/vocabulary/events.js';
import { linkKustoEvents } from '../../src/vocabulary/kustoEvents.js';
import { linkEvents } from '../../src/vocabulary/linkEvents.js';
import { readData } from '../../src/vocabulary/readData.js';
import { linkSplunkEvents } from '../../src/vocabulary/splunkEvents.js';
import { equals, linksOf, scopeOf, test } from '../support/eventQueries.js';

const id = equals('EventID');
const from = equals('Source');
const other = test('FileName', ['a.exe']);

const CASES: readonly [string, string, Expression, readonly string[]][] = [
  ['a table of Defender', 'table=DeviceProcessEvents', other, ['defender/DeviceProcessEvents']],
  ['a former name of one', 'table=ProcessCreationEvents', other, ['defender/DeviceProcessEvents']],
  [
    'an action is no id',
    'table=DeviceEvents',
    equals('ActionType')('AmsiScriptDetection'),
    ['defender/DeviceEvents'],
  ],
  ['a log that others know', 'table=SigninLogs', other, ['azure/signinlogs']],
  [
    'a part of such a log',
    'table=AADNonInteractiveUserSignInLogs',
    other,
    ['azure/signinlogs/NonInteractiveUserSignInLogs'],
  ],
  [
    'several tables',
    'table=AuditLogs; table=OfficeActivity',
    other,
    ['azure/auditlogs', 'm365/audit'],
  ],
  ['an unknown table', 'table=Acme_CL', other, ['sentinel/Acme_CL']],
  ['upper and lower case', 'table=securityevent', id('4688'), ['windows/security/4688 explicit']],
  ['no table', 'table=*', other, []],
  ['no scope', '', id('4688'), []],

  ['an id', 'table=SecurityEvent', id('4688'), ['windows/security/4688 explicit']],
  [
    'several ids',
    'table=SecurityEvent',
    id('4624', '4625'),
    ['windows/security/4624 explicit', 'windows/security/4625 explicit'],
  ],
  [
    'an id in one branch',
    'table=SecurityEvent',
    or([id('4688'), other]),
    ['windows/security', 'windows/security/4688 explicit'],
  ],
  ['an id under a NOT', 'table=SecurityEvent', not(id('4688')), ['windows/security']],
  ['no id', 'table=SecurityEvent', other, ['windows/security']],
  [
    'an id in a table without ids',
    'table=DeviceFileEvents',
    id('11'),
    ['defender/DeviceFileEvents'],
  ],
  [
    'an id in two tables',
    'table=SecurityEvent; table=DeviceLogonEvents',
    id('4624'),
    ['defender/DeviceLogonEvents', 'windows/security/4624 explicit'],
  ],
  [
    'a provider and an id',
    'table=Event',
    and([from('Microsoft-Windows-Sysmon'), id('1')]),
    ['windows/sysmon/1 explicit'],
  ],
  [
    'a channel and an id',
    'table=Event',
    and([equals('EventLog')('System'), id('7045')]),
    ['windows/system/7045 explicit'],
  ],
  [
    'each id with its provider',
    'table=WindowsEvent',
    or([
      and([equals('Channel')('Security'), id('4720')]),
      and([equals('Provider')('Microsoft-Windows-Sysmon'), id('3')]),
    ]),
    ['windows/security/4720 explicit', 'windows/sysmon/3 explicit'],
  ],
  ['a channel alone', 'table=WindowsEvent', equals('Channel')('Security'), ['windows/security']],
  ['an id without a log', 'table=Event', id('1'), ['sentinel/Event']],
  ['a parser of Sysmon', 'table=Sysmon', id('22'), ['windows/sysmon/22 explicit']],
  [
    'a source that is no provider',
    'table=SecurityEvent',
    and([from('Acme'), id('4688')]),
    ['windows/security/4688 explicit'],
  ],

  [
    'a parser of ASIM',
    'table=imProcessCreate',
    other,
    [
      'asim/ProcessEvent',
      'defender/DeviceProcessEvents',
      'windows/security/4688',
      'windows/sysmon/1',
    ],
  ],
  [
    'a built-in parser of ASIM',
    'table=_Im_Dns',
    other,
    ['asim/Dns', 'generic/dns', 'windows/sysmon/22'],
  ],
  [
    'a parser for one product',
    'table=vimWebSessionSquidProxy',
    other,
    ['asim/WebSession', 'generic/proxy', 'generic/webserver'],
  ],
  ['a table of ASIM', 'table=ASimAuditEventLogs', other, ['asim/AuditEvent']],
  ['a table whose name only begins so', 'table=ImportJobs_CL', other, ['sentinel/ImportJobs_CL']],
];

describe('linkKustoEvents', () => {
  it.each(CASES)('%s', (_, scope, expression, expected) => {
    expect(linksOf(linkKustoEvents, { scope: scopeOf(scope), expression })).toEqual(expected);
  });

  it('meets Elastic and Splunk at the same log', () => {
    const kusto = (table: string) =>
      linkEvents({ scope: scopeOf(table), expression: other }, 'kusto');
    const elastic = (index: string) =>
      linkElasticEvents({ scope: scopeOf(index), expression: other });
    const splunk = (macro: string) =>
      linkSplunkEvents({ scope: scopeOf(macro), expression: other });
    expect(kusto('table=AWSCloudTrail')).toEqual(elastic('index=logs-aws.cloudtrail-*'));
    expect(kusto('table=AWSCloudTrail')).toEqual(splunk('macro=cloudtrail'));
    expect(kusto('table=OfficeActivity')).toEqual(elastic('index=logs-o365.audit-*'));
    expect(kusto('table=Okta_CL')).toEqual(splunk('macro=okta'));
    expect(kusto('table=W3CIISLog')).toEqual(elastic('index=logs-iis.access-*'));
    expect(kusto('table=Syslog')).toEqual(elastic('index=logs-system.syslog-*'));
  });
});

describe('the data about Kusto', () => {
  interface Fact {
    readonly table?: string;
    readonly name?: string;
    readonly events: readonly string[];
  }
  const data = readData<Record<'tables' | 'asim', readonly Fact[]>>('logsources/kusto.json');

  it('leads to known events', () => {
    const { event } = loadEvents();
    const ids = Object.values(data).flatMap((facts) => facts.flatMap(({ events }) => events));
    expect(ids.filter((one) => event(one).title === null)).toEqual([]);
  });

  it('has each table and schema once, sorted', () => {
    for (const facts of Object.values(data)) {
      const names = facts.map(({ table, name }) => table ?? name ?? '');
      expect(names).toEqual([...new Set(names)].sort());
    }
  });
});
