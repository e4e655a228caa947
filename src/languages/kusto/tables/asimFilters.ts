import type { Kind } from '../../../model/Predicate.js';

/** What a parameter of an ASIM parser filters on. */
export interface AsimFilter {
  readonly parameter: string;
  readonly field: string;
  readonly kind: Kind;
  /** Every value has to match. */
  readonly all: boolean;
}

/**
 * The fields behind the names of parameters, as the schemas of the Advanced Security Information
 * Model document them ("Filtering parser parameters").
 */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['actingprocess', 'ActingProcessName'],
  ['actorusername', 'ActorUsername'],
  ['alertverdict', 'AlertVerdict'],
  ['attacktactics', 'AttackTactics'],
  ['attacktechniques', 'AttackTechniques'],
  ['commandline', 'CommandLine'],
  ['domain', 'DnsQuery'],
  ['dstipaddr', 'DstIpAddr'],
  ['dstportnumber', 'DstPortNumber'],
  ['dvcaction', 'DvcAction'],
  ['dvchostname', 'DvcHostname'],
  ['dvcipaddr', 'DvcIpAddr'],
  ['dvcname', 'DvcHostname'],
  ['eventresult', 'EventResult'],
  ['eventresultdetails', 'EventResultDetails'],
  ['eventseverity', 'EventSeverity'],
  ['eventtype', 'EventType'],
  ['hashes', 'Hash'],
  ['hostname', 'Hostname'],
  ['httpuseragent', 'HttpUserAgent'],
  ['ipaddr', 'IpAddr'],
  ['newvalue', 'NewValue'],
  ['object', 'Object'],
  ['operation', 'Operation'],
  ['parentprocess', 'ParentProcessName'],
  ['registrydata', 'RegistryValueData'],
  ['registrykey', 'RegistryKey'],
  ['registryvalue', 'RegistryValue'],
  ['registryvaluedata', 'RegistryValueData'],
  ['response', 'DnsResponseName'],
  ['responsecodename', 'DnsResponseCodeName'],
  ['srcfilepath', 'SrcFilePath'],
  ['srchostname', 'SrcHostname'],
  ['srcipaddr', 'SrcIpAddr'],
  ['srcusername', 'SrcUsername'],
  ['targetappname', 'TargetAppName'],
  ['targetfilepath', 'TargetFilePath'],
  ['targetipaddr', 'TargetIpAddr'],
  ['targetprocess', 'TargetProcessName'],
  ['targetusername', 'TargetUsername'],
  ['threatcategory', 'ThreatCategory'],
  ['url', 'Url'],
  ['username', 'User'],
]);

/** How the end of a parameter's name says what is done with the values. */
const ENDINGS = new Map<string, Pick<AsimFilter, 'kind' | 'all'>>([
  ['', { kind: 'eq', all: false }],
  ['_in', { kind: 'eq', all: false }],
  ['_has', { kind: 'contains', all: false }],
  ['_has_any', { kind: 'contains', all: false }],
  ['_has_all', { kind: 'contains', all: true }],
  ['_has_ipv4', { kind: 'contains', all: false }],
  ['_has_any_ip_prefix', { kind: 'contains', all: false }],
  ['_has_any_prefix', { kind: 'starts_with', all: false }],
]);

/** What a parameter filters on; undefined for those that do not (`starttime`, `pack`). */
export function asimFilter(parameter: string): AsimFilter | undefined {
  const [subject = ''] = parameter.split('_', 1);
  const ending = ENDINGS.get(parameter.slice(subject.length));
  const field = FIELDS.get(subject);
  return ending === undefined || field === undefined ? undefined : { parameter, field, ...ending };
}
