import { describe, expect, it } from 'vitest';
import { and, type Expression, not, or } from '../../src/model/Expression.js';
import { linkElasticEvents } from '../../src/vocabulary/elasticEvents.js';
import { elasticSources } from '../../src/vocabulary/elasticSources.js';
import { loadEvents } from '../../src/vocabulary/events.js';
import { linkEvents } from '../../src/vocabulary/linkEvents.js';
import { linkSigmaEvents } from '../../src/vocabulary/sigmaEvents.js';
import { equals, linksOf, scopeOf, test } from '../support/eventQueries.js';

const type = equals('event.type');
const category = equals('event.category');
const dataset = equals('data_stream.dataset');
const other = test('process.name', ['a.exe']);
const all = (...operands: readonly Expression[]) => and(operands);

const DEFEND = 'index=logs-endpoint.events.*';

type Case = readonly [string, string, Expression, readonly string[]];

const DATASETS: readonly Case[] = [
  ['a data stream', 'index=logs-okta.system-*', other, ['okta/system']],
  ['a pattern of a module', 'index=logs-gcp*', other, ['gcp/audit']],
  ['a pattern of data sets', 'index=logs-endpoint.alerts*', other, ['elastic/endpoint.alerts']],
  ['a whole name', 'index=logs-aws.cloudtrail-default', other, ['aws/cloudtrail']],
  [
    'several in one term',
    'index=logs-github.audit-*, endgame-*',
    other,
    ['elastic/endgame', 'github/audit'],
  ],
  ['a remote cluster', 'index=east:logs-o365.audit-*', other, ['m365/audit']],
  ['an index left out', 'index=logs-okta*; index=-logs-gcp.audit-*', other, ['okta/system']],
  ['a data set that is not listed', 'index=logs-acme.access-*', other, ['acme/access']],
  ['a module that is not listed', 'index=logs-acme.*', other, ['acme/logs']],
  ['an index of a site', 'index=mine-2024', other, []],
  ['an integration', 'index=filebeat-*; integration=okta', other, ['okta/system']],
  [
    'an integration beside its index',
    'index=logs-aws.guardduty-*; integration=aws',
    other,
    ['aws/guardduty'],
  ],
  ['a data set that the query names', 'index=filebeat-*', dataset('gcp.audit'), ['gcp/audit']],
  ['one of several', 'index=logs-azure*', dataset('azure.auditlogs'), ['azure/auditlogs']],
  [
    'the older field',
    'index=filebeat-*',
    test('event.dataset', ['zeek.connection']),
    ['zeek/conn'],
  ],
  [
    'a module that the query names',
    'index=logs-*',
    test('event.module', ['auditd']),
    ['linux/auditd'],
  ],
  [
    'a module among others',
    'index=logs-okta*; index=logs-gcp*',
    test('event.module', ['gcp']),
    ['gcp/audit'],
  ],
  ['a data set that is excluded', 'index=logs-okta*', not(dataset('okta.system')), []],
  [
    'alternatives',
    '',
    or([dataset('okta.system'), dataset('suricata.eve')]),
    ['okta/system', 'suricata/eve'],
  ],
];

const CATEGORIES: readonly Case[] = [
  [
    'a category among data sets',
    `${DEFEND}; event.category=process`,
    other,
    ['elastic/endpoint.events.process'],
  ],
  ['one that a predicate names', DEFEND, category('dns'), ['elastic/endpoint.events.network']],
  [
    'several',
    DEFEND,
    category('file', 'registry'),
    ['elastic/endpoint.events.file', 'elastic/endpoint.events.registry'],
  ],
  [
    'any category',
    `${DEFEND}; event.category=any`,
    all(category('library'), other),
    ['elastic/endpoint.events.library'],
  ],
  [
    'two categories at once',
    'index=logs-endpoint.events.file-*; event.category=file',
    category('malware'),
    ['elastic/endpoint.events.file'],
  ],
  ['two systems at once', `${DEFEND}; os=windows`, test('host.os.type', ['linux']), []],
  ['another vendor', 'index=logs-panw.panos-*', category('network'), ['panw/panos']],
  [
    'no data set',
    'event.category=process',
    all(test('host.os.type', ['linux']), other),
    ['elastic/process'],
  ],
  [
    'no data set that has it',
    'index=logs-endpoint.events.file-*',
    category('process'),
    ['elastic/process'],
  ],
  [
    'a rule of the endpoint',
    'os=linux; event.category=process',
    other,
    ['elastic/endpoint.events.process'],
  ],
  [
    'a process start at CrowdStrike',
    'index=logs-crowdstrike.fdr*',
    all(category('process'), type('start')),
    ['crowdstrike/fdr/ProcessRollup2'],
  ],
  [
    'a process end there',
    'index=logs-crowdstrike.fdr*',
    all(category('process'), type('end')),
    ['crowdstrike/fdr'],
  ],
  [
    'Defender XDR',
    'index=logs-m365_defender.event-*; event.category=registry',
    other,
    ['defender/DeviceRegistryEvents'],
  ],
  ['packets', 'index=logs-network_traffic.*', category('network'), ['network_traffic/flow']],
  [
    'DNS packets',
    'index=packetbeat-*',
    all(category('network'), test('network.protocol', ['DNS'])),
    ['network_traffic/dns'],
  ],
];

describe('the data sets of an Elastic query', () => {
  describe.each([
    ['data sets', DATASETS],
    ['categories', CATEGORIES],
  ])('%s', (_, cases) => {
    it.each(cases)('%s', (_name, scope, expression, expected) => {
      expect(linksOf(linkElasticEvents, { scope: scopeOf(scope), expression })).toEqual(expected);
    });
  });

  it('serves all languages of Elastic', () => {
    const query = { scope: scopeOf('index=logs-okta*'), expression: other };
    for (const language of ['eql', 'kuery', 'lucene', 'esql'] as const) {
      expect(linkEvents(query, language)).toEqual([{ event: 'okta/system', explicit: false }]);
    }
  });

  it('meets Sigma at the same log', () => {
    const sigma = (scope: string) =>
      linksOf(linkSigmaEvents, { scope: scopeOf(scope), expression: other });
    const elastic = (name: string) =>
      linksOf(linkElasticEvents, { scope: [], expression: dataset(name) });
    expect(elastic('aws.cloudtrail')).toEqual(sigma('product=aws; service=cloudtrail'));
    expect(elastic('azure.signinlogs')).toEqual(sigma('product=azure; service=signinlogs'));
    expect(elastic('o365.audit')).toEqual(sigma('product=m365; service=audit'));
    expect(elastic('auditd_manager.auditd')).toEqual(sigma('product=linux; service=auditd'));
    expect(elastic('kubernetes.audit_logs')).toEqual(sigma('product=kubernetes; service=audit'));
  });
});

describe('the data about Elastic', () => {
  const { datasets, byName, indices, factsOfLog } = elasticSources();

  it('leads to known events', () => {
    const own = datasets.filter(({ covers }) => covers === undefined).map(({ event }) => event);
    const facts = [...factsOfLog.values()].flat().map(({ event }) => event);
    const { event } = loadEvents();
    expect([...own, ...facts].filter((id) => event(id).title === null)).toEqual([]);
  });

  it('names data sets once, and no others', () => {
    expect(byName.size).toBe(datasets.length);
    const named = [...datasets, ...indices].flatMap((one) =>
      'covers' in one ? (one.covers ?? []) : 'datasets' in one ? one.datasets : [],
    );
    expect(named.filter((name) => !byName.has(name))).toEqual([]);
  });

  it('categorises the events of logs that some data set has', () => {
    const logs = new Set(datasets.map(({ event }) => event));
    expect([...factsOfLog.keys()].filter((log) => !logs.has(log))).toEqual([]);
  });
});
