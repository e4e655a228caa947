import { type Field, fieldOf } from './fieldOf.js';
import { linksIn } from './linksIn.js';
import { plainText } from './plainText.js';
import type { Section } from './readSections.js';
import type { Metadata } from './ruleOf.js';
import { techniquesIn } from './techniquesIn.js';

/**
 * Reads the parts that headings announce (`#### Description`, `## ATT&CK Tags`, …), and what is
 * written as `**Key:** value`. `lead` is the section whose text describes the queries where no
 * heading announces a description.
 */
export function readMetadata(sections: readonly Section[], lead: Section | undefined): Metadata {
  const under = (field: Field) => sections.filter(({ heading }) => fieldOf(heading) === field);
  const linesUnder = (field: Field) => under(field).flatMap(({ lines }) => lines);
  const keys = keysIn(sections.flatMap(({ lines }) => lines));
  const first = (...names: readonly string[]) =>
    names.map((name) => keys.get(name)).find((value) => value !== undefined) ?? null;
  return {
    id: first('id'),
    title: null,
    description: describedBy(under('description')) ?? (lead ? paragraphs(lead.intro) : null),
    author: keysIn(linesUnder('author')).get('name') ?? first('author', 'contributor'),
    modified: first('last modified', 'modified', 'updated', 'date'),
    level: first('severity', 'level'),
    references: linksIn([...linesUnder('references'), first('references', 'reference') ?? '']),
    falsePositives: [paragraphs(linesUnder('falsePositives'))].filter((text) => text !== null),
    techniques: techniquesOf(sections, linesUnder('techniques')),
  };
}

function describedBy(sections: readonly Section[]): string | null {
  return sections.map(({ lines }) => paragraphs(lines)).find((text) => text !== null) ?? null;
}

/** Text without tables, rules, images and keys; null where nothing is left. */
function paragraphs(lines: readonly string[]): string | null {
  const text = lines
    .map((line) => line.trimEnd())
    .filter((line) => !/^\s*(?:\||-{3,}$|\*{3,}$|!\[|\[!\[|[*-]$)/.test(line) && !KEY.test(line))
    .join('\n')
    .replace(/\u200b/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
}

const KEY = /^\s*(?:[-*] )?\*\*([\w&' /-]{1,40}?)\s*(?::\*\*|\*\*:)(.*)$/;

/** What is written as `**Key:** value`, by the key in lower case; the first of each counts. */
function keysIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const line of lines) {
    const [, key = '', rest = ''] = KEY.exec(line) ?? [];
    const name = key.trim().toLowerCase();
    const value = name.startsWith('reference') ? rest.trim() : plainText(rest);
    if (name !== '' && value !== '' && !keys.has(name)) keys.set(name, value);
  }
  return keys;
}

/** Under a heading for them, else wherever they stand. A heading itself may name one. */
function techniquesOf(
  sections: readonly Section[],
  announced: readonly string[],
): readonly string[] {
  const headings = sections.map(({ heading }) => heading);
  const tagged = techniquesIn([...announced, ...headings]);
  return tagged.length > 0 ? tagged : techniquesIn(sections.flatMap(({ lines }) => lines));
}
