import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import { linkElasticEvents } from '../../src/vocabulary/elasticEvents.js';
import { equals, linksOf, scopeOf, test } from '../support/eventQueries.js';

const code = equals('event.code');
const type = equals('event.type');
const action = equals('event.action');
const category = equals('event.category');
const dataset = equals('data_stream.dataset');
const onOs = equals('host.os.type');
const other = test('process.name', ['a.exe']);
const all = (...operands: readonly Expression[]) => and(operands);

const SYSMON = 'index=logs-windows.sysmon_operational-*';
const SECURITY = 'index=logs-system.security*';
const WINDOWS = 'index=logs-windows.forwarded*; index=winlogbeat-*';
const DEFEND = 'index=logs-endpoint.events.*';

type Case = readonly [string, string, Expression, readonly string[]];

const NUMBERED: readonly Case[] = [
  [
    'an id and its log',
    `${SYSMON}; event.category=process`,
    code('10'),
    ['windows/sysmon/10 explicit'],
  ],
  ['an id among many logs', WINDOWS, code('4104'), ['windows/powershell/4104 explicit']],
  [
    'an id with its provider',
    WINDOWS,
    all(test('event.provider', ['Microsoft-Windows-Sysmon']), code('8')),
    ['windows/sysmon/8 explicit'],
  ],
  [
    'an id with its channel',
    '',
    all(test('winlog.channel', ['Security']), test('winlog.event_id', ['4697'])),
    ['windows/security/4697 explicit'],
  ],
  ['an unknown id in one log', SECURITY, code('9999'), ['windows/security/9999 explicit']],
  ['an unknown id among many logs', WINDOWS, code('99999'), []],
  [
    'a code that is no id',
    'index=logs-endpoint.alerts-*',
    code('behavior'),
    ['elastic/endpoint.alerts'],
  ],
  [
    'ids in branches',
    SECURITY,
    or([all(code('4624'), other), code('4625')]),
    ['windows/security/4624 explicit', 'windows/security/4625 explicit'],
  ],
  ['an id under a NOT', SECURITY, not(code('4624')), ['windows/security']],
  [
    'an id or a data set',
    `${SYSMON}; ${DEFEND}`,
    or([code('7'), dataset('endpoint.events.library')]),
    ['elastic/endpoint.events.library', 'windows/sysmon/7 explicit'],
  ],
  ['a log without further conditions', SECURITY, other, ['windows/security']],
  ['many logs without further conditions', WINDOWS, other, []],
  [
    'a provider alone',
    WINDOWS,
    test('event.provider', ['Microsoft-Windows-WMI-Activity']),
    ['windows/wmi'],
  ],
  ['a Windows log in a rule for Linux', `os=linux; ${WINDOWS}`, code('4688'), []],
];

const KINDS_OF_EVENT: readonly Case[] = [
  [
    'process start',
    WINDOWS,
    all(category('process'), onOs('windows'), type('start')),
    ['windows/security/4688', 'windows/sysmon/1'],
  ],
  [
    'process start at the endpoint too',
    `${SYSMON}; index=logs-endpoint.events.process-*`,
    all(category('process'), type('start')),
    ['elastic/endpoint.events.process', 'windows/sysmon/1'],
  ],
  [
    'process end',
    WINDOWS,
    all(category('process'), type('end')),
    ['windows/security/4689', 'windows/sysmon/5'],
  ],
  ['process access', SYSMON, all(category('process'), type('access')), ['windows/sysmon/10']],
  ['network', SYSMON, category('network'), ['windows/sysmon/3']],
  [
    'network with a DNS question',
    SYSMON,
    all(category('network'), test('dns.question.name', ['a.example'])),
    ['windows/sysmon/22'],
  ],
  [
    'network with any DNS question',
    SYSMON,
    all(category('network'), not(test('dns.question.name', [], 'is_null'))),
    ['windows/sysmon/22'],
  ],
  [
    'network without a DNS question',
    SYSMON,
    all(category('network'), not(test('dns.question.name', ['a.example']))),
    ['windows/sysmon/3'],
  ],
  [
    'network, a connection or a lookup',
    SYSMON,
    all(category('network'), action('connection_attempted', 'lookup_requested')),
    ['windows/sysmon/22', 'windows/sysmon/3'],
  ],
  ['dns', SYSMON, category('dns'), ['windows/sysmon/22']],
  [
    'registry',
    SYSMON,
    category('registry'),
    ['windows/sysmon/12', 'windows/sysmon/13', 'windows/sysmon/14'],
  ],
  [
    'registry values',
    SYSMON,
    all(category('registry'), test('registry.data.strings', ['1'])),
    ['windows/sysmon/13'],
  ],
  ['registry deletion', SYSMON, all(category('registry'), type('deletion')), ['windows/sysmon/12']],
  [
    'file',
    SYSMON,
    category('file'),
    ['windows/sysmon/11', 'windows/sysmon/23', 'windows/sysmon/26'],
  ],
  [
    'file, but no deletion',
    SYSMON,
    all(category('file'), not(type('deletion'))),
    ['windows/sysmon/11'],
  ],
  [
    'file, no action of deletion',
    SYSMON,
    all(category('file'), not(action('deletion'))),
    ['windows/sysmon/11'],
  ],
  [
    'file deletion',
    SYSMON,
    all(category('file'), type('deletion')),
    ['windows/sysmon/23', 'windows/sysmon/26'],
  ],
  [
    'a file stream',
    SYSMON,
    all(category('file'), action('File stream created (rule: FileCreateStreamHash)')),
    ['windows/sysmon/15'],
  ],
  ['driver', SYSMON, category('driver'), ['windows/sysmon/6']],
  [
    'library, as processes too',
    SYSMON,
    or([
      category('library'),
      all(category('process'), test('event.action', ['Image loaded'], 'starts_with')),
    ]),
    ['windows/sysmon/7'],
  ],
  [
    'an action that no event has',
    SYSMON,
    all(category('file'), action('acme')),
    ['windows/sysmon/11', 'windows/sysmon/23', 'windows/sysmon/26'],
  ],
  [
    'an action without category',
    WINDOWS,
    action('scheduled-task-created'),
    ['windows/security/4698'],
  ],
  [
    'logons',
    SECURITY,
    category('authentication'),
    ['windows/security/4624', 'windows/security/4625'],
  ],
  [
    'failed logons',
    SECURITY,
    all(category('authentication'), action('logon-failed')),
    ['windows/security/4625'],
  ],
  ['accounts', SECURITY, category('iam'), ['windows/security']],
  [
    'script blocks',
    'index=logs-windows.powershell*; event.category=process',
    test('powershell.file.script_block_text', ['x']),
    ['windows/powershell/4104'],
  ],
  [
    'PowerShell without its script blocks',
    'index=logs-windows.powershell*',
    category('process'),
    ['windows/powershell', 'windows/powershell-classic'],
  ],
  [
    'Sysmon for Linux',
    'index=logs-sysmon_linux.log-*',
    all(category('process'), type('start')),
    ['linux/sysmon/1'],
  ],
  [
    'Linux only',
    `${SYSMON}; ${SECURITY}; index=auditbeat-*`,
    all(onOs('linux'), category('process')),
    ['linux/auditd'],
  ],
  [
    'Windows only',
    `${SYSMON}; index=auditbeat-*`,
    all(onOs('windows'), category('process')),
    ['windows/sysmon/1'],
  ],
  [
    'not Linux',
    `${SYSMON}; index=auditbeat-*`,
    all(not(onOs('linux')), category('process')),
    ['windows/sysmon/1'],
  ],
  [
    'both',
    `${SYSMON}; index=auditbeat-*`,
    all(onOs('windows', 'linux'), category('process')),
    ['linux/auditd', 'windows/sysmon/1'],
  ],
];

describe('linkElasticEvents', () => {
  describe.each([
    ['numbered events', NUMBERED],
    ['kinds of event', KINDS_OF_EVENT],
  ])('%s', (_, cases) => {
    it.each(cases)('%s', (_name, scope, expression, expected) => {
      expect(linksOf(linkElasticEvents, { scope: scopeOf(scope), expression })).toEqual(expected);
    });
  });
});
