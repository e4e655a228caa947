import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { concord, concordJson, temporaryFolder } from './concord.js';

const db = join(temporaryFolder(), 'all.db');
concord(['build', '--db', db], { cwd: temporaryFolder() });
const args = ['export', 'navigator', '--db', db];
const text = concord(args).stdout;

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
const metadata = z.array(z.strictObject({ name: z.string().min(1), value: z.string().min(1) }));

/** Layer file format 4.5 of the ATT&CK Navigator, as far as it goes for what is written. */
const layerFormat = z.strictObject({
  name: z.string().min(1),
  versions: z.strictObject({
    attack: z.string().optional(),
    navigator: z.string().regex(/^(4\.9|[5-9])/),
    layer: z.literal('4.5'),
  }),
  domain: z.enum(['enterprise-attack', 'mobile-attack', 'ics-attack']),
  description: z.string(),
  sorting: z.int().min(0).max(3),
  layout: z.strictObject({
    layout: z.enum(['side', 'flat', 'mini']),
    showName: z.boolean(),
    showID: z.boolean(),
    expandedSubtechniques: z.enum(['none', 'all', 'annotated']),
  }),
  hideDisabled: z.boolean(),
  techniques: z.array(
    z.strictObject({
      techniqueID: z.string().regex(/^T\d{4}(\.\d{3})?$/),
      score: z.int().positive(),
      comment: z.string(),
      metadata,
    }),
  ),
  gradient: z
    .strictObject({ colors: z.array(colour).min(2), minValue: z.number(), maxValue: z.number() })
    .refine(({ minValue, maxValue }) => maxValue > minValue),
  legendItems: z.array(z.strictObject({ label: z.string(), color: z.string() })),
  metadata,
});

interface Scored {
  readonly id: string;
  readonly name: string | null;
  readonly rules: number;
  readonly byVendor: Readonly<Record<string, number>>;
}
const techniques: readonly Scored[] = concordJson(['techniques', '--db', db]).items;

describe('export navigator', () => {
  const layer = layerFormat.parse(JSON.parse(text));

  it('scores every technique of the catalog by its rules, each once, sorted', () => {
    const expected = techniques
      .filter(({ name }) => name !== null)
      .map(({ id, rules }) => [id, rules]);
    expect(layer.techniques.map(({ techniqueID, score }) => [techniqueID, score])).toEqual(
      expected.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    expect(layer.gradient.maxValue).toBe(Math.max(...layer.techniques.map(({ score }) => score)));
  });

  it('says how many rules each vendor has', () => {
    for (const { score, metadata: counts } of layer.techniques) {
      expect(counts.reduce((sum, { value }) => sum + Number(value), 0)).toBe(score);
    }
  });

  it('gives the same bytes again', () => {
    expect(concord([...args, '--format', 'json']).stdout).toBe(text);
  });

  it('counts one vendor, and leaves out techniques without its rules', () => {
    const one = layerFormat.parse(JSON.parse(concord([...args, '--vendor', 'splunk']).stdout));
    const expected = techniques.filter(({ byVendor }) => (byVendor.Splunk ?? 0) > 0);
    expect(one.techniques.length).toBe(expected.length);
    expect(one.techniques.length).toBeGreaterThan(0);
    for (const { techniqueID, score, metadata: counts } of one.techniques) {
      expect(score).toBe(expected.find(({ id }) => id === techniqueID)?.byVendor.Splunk);
      expect(counts.map(({ name }) => name)).toEqual(['Splunk']);
    }
  });

  it('is a valid layer where a domain has no rules', () => {
    const none = layerFormat.parse(JSON.parse(concord([...args, '--domain', 'ics-attack']).stdout));
    expect(none).toMatchObject({ domain: 'ics-attack', techniques: [] });
  });

  it.each([
    [['export', 'navigator', '--format', 'csv'], 'cannot be written as csv'],
    [['export', 'navigator', '--vendor', 'sgma'], "did you mean 'Sigma'"],
    [['export', 'navigator', '--domain', 'ics'], 'ics-attack'],
    [['export', 'rules', '--vendor', 'Sigma'], 'go with a navigator layer'],
  ])('%j is a usage error', (wrong, message) => {
    const { code, stdout, stderr } = concord([...wrong, '--db', db]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain(message);
  });
});
