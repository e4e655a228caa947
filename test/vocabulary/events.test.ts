import { describe, expect, it } from 'vitest';
import { loadEvents } from '../../src/vocabulary/events.js';
import { readData } from '../../src/vocabulary/readData.js';

const events = loadEvents();

interface SigmaFile {
  readonly logsources: readonly {
    readonly product: string | null;
    readonly category: string | null;
    readonly service: string | null;
    readonly events: readonly string[];
  }[];
}

interface WindowsLog {
  readonly log: string;
  readonly channels: readonly string[];
  readonly providers: readonly string[];
}

const sigma = readData<SigmaFile>('logsources/sigma.json');
const windowsLogs = readData<readonly WindowsLog[]>('logsources/windows.json');

describe('the event data', () => {
  const all = events.all();
  const known = new Set(all.map(({ id }) => id));

  it('has well-formed, unique, sorted ids that agree with their parts', () => {
    const ids = all.map(({ id }) => id);
    const part = '[a-zA-Z0-9][a-zA-Z0-9._-]*';
    const shape = new RegExp(`^${part}/${part}(/${part})?$`);
    expect(ids.filter((id) => !shape.test(id))).toEqual([]);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { id, platform, provider, eventId } of all) {
      expect(id).toBe([platform, provider, ...(eventId === null ? [] : [eventId])].join('/'));
    }
  });

  it('has a tidy title for each, and the log of each numbered event', () => {
    expect(all.filter(({ title }) => title === null || !/^\S.*[^\s.]$/.test(title))).toEqual([]);
    const logs = all.map(({ platform, provider }) => `${platform}/${provider}`);
    expect(logs.filter((log) => !known.has(log))).toEqual([]);
  });

  it('has all Sysmon events', () => {
    const ids = [...Array.from({ length: 29 }, (_, index) => index + 1), 255];
    expect(ids.filter((id) => !known.has(`windows/sysmon/${id}`))).toEqual([]);
  });

  it('has every event that a Sigma log source leads to', () => {
    const targets = [
      ...sigma.logsources.flatMap((s) => s.events),
      ...windowsLogs.map((l) => l.log),
    ];
    expect(targets.filter((event) => !known.has(event))).toEqual([]);
    expect(sigma.logsources.filter((source) => source.events.length === 0)).toEqual([]);
  });

  it('has each log source once, and each channel and provider in one log', () => {
    const keys = sigma.logsources.map((s) => `${s.product}/${s.category}/${s.service}`);
    expect(keys.length).toBe(new Set(keys).size);
    const owners = new Map<string, string>();
    for (const { log, channels, providers } of windowsLogs) {
      for (const name of [...channels, ...providers].map((given) => given.toLowerCase())) {
        expect(owners.get(name) ?? log).toBe(log);
        owners.set(name, log);
      }
    }
  });
});

describe('loadEvents', () => {
  it('knows an event', () => {
    expect(events.event('windows/sysmon/22')).toEqual({
      id: 'windows/sysmon/22',
      platform: 'windows',
      provider: 'sysmon',
      eventId: '22',
      channel: 'Microsoft-Windows-Sysmon/Operational',
      title: 'DNS query',
    });
  });

  it('makes a record without title for an event that it does not know', () => {
    expect(events.event('windows/security/9999')).toMatchObject({
      provider: 'security',
      eventId: '9999',
      channel: 'Security',
      title: null,
    });
    expect(events.event('acme/audit')).toEqual({
      id: 'acme/audit',
      platform: 'acme',
      provider: 'audit',
      eventId: null,
      channel: null,
      title: null,
    });
  });
});
