import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import { loadEvents } from '../../src/vocabulary/events.js';
import { linkEvents } from '../../src/vocabulary/linkEvents.js';
import { readData } from '../../src/vocabulary/readData.js';
import { linkSplunkEvents } from '../../src/vocabulary/splunkEvents.js';
import { equals, linksOf, scopeOf, test } from '../support/eventQueries.js';

const id = equals('EventCode');
const source = equals('source');
const other = test('process_name', ['a.exe']);

const CASES: readonly [string, string, Expression, readonly string[]][] = [
  ['a macro and an id', 'macro=sysmon', id('10'), ['windows/sysmon/10 explicit']],
  [
    'a macro and several ids',
    'macro=wineventlog_system',
    id('104', '7045'),
    ['windows/system/104 explicit', 'windows/system/7045 explicit'],
  ],
  ['a macro alone', 'macro=o365_management_activity', other, ['m365/audit']],
  ['a macro of a site', 'macro=acme_logs', id('1'), []],
  ['EventID', 'macro=powershell', test('EventID', ['4104']), ['windows/powershell/4104 explicit']],
  ['an id under a NOT', 'macro=wineventlog_security', not(id('4624')), ['windows/security']],
  [
    'an id in one branch',
    'macro=wineventlog_security',
    or([id('4624'), other]),
    ['windows/security', 'windows/security/4624 explicit'],
  ],
  [
    'an id that is unknown',
    'macro=wineventlog_application',
    id('31337'),
    ['windows/application/31337 explicit'],
  ],
  ['an id without a log', '', id('4688'), []],
  [
    'an id of one of two logs',
    'macro=printservice',
    id('808'),
    ['windows/printservice-admin/808 explicit'],
  ],

  ['a source type', 'sourcetype=aws:cloudtrail', other, ['aws/cloudtrail']],
  ['a source', 'source=XmlWinEventLog:Security', id('4688'), ['windows/security/4688 explicit']],
  ['a source without its form', 'source=WinEventLog:System', other, ['windows/system']],
  [
    'a source with a star',
    'source=*WinEventLog:Microsoft-Windows-AppLocker/*',
    id('8004'),
    ['windows/applocker/8004 explicit'],
  ],
  ['an event type', 'eventtype=okta_log', other, ['okta/system']],
  ['an unknown source type', 'sourcetype=Acme:Log', other, ['splunk/acme-log']],
  ['a source type of all Windows logs', 'sourcetype=XmlWinEventLog', other, []],
  ['a known source type beside one', 'sourcetype=acme; macro=github', other, ['github/audit']],
  [
    'the source as predicate',
    '',
    and([source('XmlWinEventLog:Security'), id('4624')]),
    ['windows/security/4624 explicit'],
  ],
  [
    'the source with a star as predicate',
    '',
    and([test('source', ['WinEventLog:Microsoft-Windows-AppLocker/'], 'starts_with'), id('8007')]),
    ['windows/applocker/8007 explicit'],
  ],
  [
    'the end of the source as predicate',
    '',
    test('source', ['WinEventLog:Security'], 'ends_with'),
    ['windows/security'],
  ],
  [
    'a channel as predicate',
    '',
    and([equals('Channel')('security'), id('4720')]),
    ['windows/security/4720 explicit'],
  ],
  [
    'each id with its own source',
    '',
    or([
      and([source('WinEventLog:Security'), id('4688')]),
      and([source('WinEventLog:System'), id('7045')]),
    ]),
    ['windows/security/4688 explicit', 'windows/system/7045 explicit'],
  ],

  [
    'a data model',
    'datamodel=Endpoint.Processes',
    other,
    ['windows/security/4688', 'windows/sysmon/1'],
  ],
  [
    'a data set of a data model',
    'datamodel=Network_Resolution.DNS',
    other,
    ['generic/dns', 'windows/sysmon/22'],
  ],
  [
    'failed logons',
    'datamodel=Authentication.Failed_Authentication',
    other,
    ['windows/security/4625'],
  ],
  [
    'a data model in quotes',
    'datamodel="Endpoint.Registry"',
    other,
    ['windows/sysmon/12', 'windows/sysmon/13', 'windows/sysmon/14'],
  ],
  ['another data model', 'datamodel=Email.All_Email', other, ['splunk/Email']],
  [
    'an event id in a data model',
    'datamodel=Authentication',
    test('signature_id', ['4625']),
    ['windows/security/4625 explicit'],
  ],

  ['a declared event', 'data_source=Sysmon EventID 7', other, ['windows/sysmon/7']],
  [
    'a declared event of a log',
    'data_source=Windows Event Log Security 4698',
    other,
    ['windows/security/4698'],
  ],
  [
    'several in one name',
    'data_source=Sysmon EventID 1 AND Sysmon EventID 3',
    other,
    ['windows/sysmon/1', 'windows/sysmon/3'],
  ],
  [
    'several ids in one name',
    'data_source=NTLM Operational 8001,8002',
    other,
    ['windows/ntlm/8001', 'windows/ntlm/8002'],
  ],
  ['a declared operation', 'data_source=AWS CloudTrail StopLogging', other, ['aws/cloudtrail']],
  [
    'a declared log',
    'data_source=Azure Active Directory',
    other,
    ['azure/auditlogs', 'azure/signinlogs'],
  ],
  ['a part of it', 'data_source=Azure Active Directory Update user', other, ['azure/auditlogs']],
  [
    'a declared Windows log that is unknown',
    'data_source=Windows Event Log Acme 5',
    other,
    ['windows/acme/5'],
  ],
  ['a declared source that is unknown', 'data_source=Acme Gateway', other, ['splunk/acme-gateway']],
  [
    'a declared event that the search requires',
    'data_source=Windows Event Log Security 4698',
    id('4698'),
    ['windows/security/4698 explicit'],
  ],

  [
    'a data model and what is declared for it',
    'datamodel=Endpoint.Processes; data_source=Sysmon EventID 1; data_source=CrowdStrike ProcessRollup2',
    other,
    ['crowdstrike/fdr/ProcessRollup2', 'windows/sysmon/1'],
  ],
  [
    'a data model of a search beside others',
    'datamodel=Endpoint.Processes; data_source=Sysmon EventID 1 AND Sysmon EventID 11',
    other,
    ['windows/sysmon/1'],
  ],
  [
    'a data model that another event is declared for',
    'datamodel=Network_Traffic; data_source=Sysmon EventID 1',
    other,
    ['generic/firewall', 'windows/sysmon/3'],
  ],
  ['a data model filled by a log', 'datamodel=Web; data_source=Suricata', other, ['suricata/eve']],
  [
    'a data model and something unknown',
    'datamodel=Authentication; data_source=Acme sign-ins',
    other,
    ['windows/security/4624', 'windows/security/4625'],
  ],
  [
    'a data model on Linux',
    'datamodel=Endpoint.Filesystem; data_source=Sysmon for Linux EventID 11',
    other,
    ['linux/sysmon/11'],
  ],
  [
    'a macro that stands for two systems',
    'macro=sysmon; source=Syslog:Linux-Sysmon/Operational; data_source=Sysmon for Linux EventID 1',
    id('1'),
    ['linux/sysmon/1 explicit'],
  ],
  [
    'the same on Windows',
    'macro=sysmon; source=Syslog:Linux-Sysmon/Operational; data_source=Sysmon EventID 1',
    id('1'),
    ['windows/sysmon/1 explicit'],
  ],
  [
    'a log narrowed by what is declared',
    'macro=azure_monitor_aad; data_source=Azure Active Directory Sign-in activity',
    other,
    ['azure/signinlogs'],
  ],
  [
    'a log as predicate narrowed by what is declared',
    'data_source=Windows Event Log Security 4698; data_source=Sysmon EventID 1',
    source('XmlWinEventLog:Security'),
    ['windows/security/4698'],
  ],
];

describe('linkSplunkEvents', () => {
  it.each(CASES)('%s', (_, scope, expression, expected) => {
    expect(linksOf(linkSplunkEvents, { scope: scopeOf(scope), expression })).toEqual(expected);
  });

  it('serves SPL', () => {
    expect(linkEvents({ scope: scopeOf('macro=okta'), expression: other }, 'spl')).toEqual([
      { event: 'okta/system', explicit: false },
    ]);
  });
});

describe('the data about Splunk', () => {
  interface Fact {
    readonly events: readonly string[];
    readonly also?: readonly string[];
    readonly names?: readonly string[];
    readonly macros?: readonly string[];
  }
  const data =
    readData<Record<'logs' | 'models' | 'dataSources', readonly Fact[]>>('logsources/splunk.json');

  it('leads to known events', () => {
    const { event } = loadEvents();
    const ids = Object.values(data).flatMap((facts) =>
      facts.flatMap(({ events, also }) => [...events, ...(also ?? [])]),
    );
    expect(ids.filter((one) => event(one).title === null)).toEqual([]);
  });

  it('has each name once, in lower case', () => {
    for (const key of ['names', 'macros'] as const) {
      const names = data.logs.flatMap((log) => log[key] ?? []);
      expect(names.filter((name) => name !== name.toLowerCase())).toEqual([]);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
