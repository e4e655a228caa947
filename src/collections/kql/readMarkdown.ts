import type { Diagnostic } from '../../model/Diagnostic.js';
import type { RawRule } from '../../model/Rule.js';
import { FILE_START, type SourceSpan } from '../../model/SourceSpan.js';
import { createLineIndex, type LineIndex } from '../../text/LineIndex.js';
import type { FileContents } from '../Collection.js';
import { report } from './diagnostics.js';
import { groupVariants, type Variant } from './groupVariants.js';
import { placeSections, type SectionPlace } from './placeSections.js';
import { plainText } from './plainText.js';
import { type FoundBlock, readBlocks } from './readBlocks.js';
import { readMetadata } from './readMetadata.js';
import { readSections, type Section } from './readSections.js';
import { fileTitle, type Metadata, orElse, ruleOf } from './ruleOf.js';

interface Document {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly sections: readonly Section[];
  readonly places: readonly SectionPlace[];
}

/** A query with its place in the document. */
type Found = FoundBlock & Variant;

/** Queries that are one rule. */
type Group = readonly Found[];

/**
 * Reads the rules of a Markdown document: a rule for each fenced query, or one for the same query
 * written for two products under headings that name these. What sections say counts for the
 * queries in them, what stands in no query's section for all.
 */
export function readMarkdown(path: string, text: string): FileContents {
  const lines = createLineIndex(text);
  const diagnostics: Diagnostic[] = [];
  const sections = readSections(text);
  const blocks = readBlocks(text, sections, lines, diagnostics);
  if (blocks.length === 0) {
    diagnostics.push(report('kql/no-query', 'the file holds no query', FILE_START));
    return { rules: [], diagnostics, lines };
  }
  const places = placeSections(sections);
  const groups = groupVariants(blocks.map((block) => withVariant(block, places)));
  return { rules: readRules(groups, { path, text, lines, sections, places }), diagnostics, lines };
}

function withVariant(block: FoundBlock, places: readonly SectionPlace[]): Found {
  const place = places[block.section];
  return {
    ...block,
    product: place?.product ?? null,
    topic: place?.topic ?? 0,
    isExplicit: true,
    title: null,
    goesOn: false,
    isOpen: place?.field !== 'description',
  };
}

function readRules(groups: readonly Group[], document: Document): readonly RawRule[] {
  const { path, text, lines, sections, places } = document;
  const titleAt = Math.max(
    0,
    places.findIndex(({ isTopic }) => isTopic),
  );
  const title = sections[titleAt]?.heading || fileTitle(path);
  const [only] = groups;
  if (only !== undefined && groups.length === 1) {
    const metadata = { ...readMetadata(sections, sections[titleAt]), title };
    return [ruleOf(metadata, only, { path, number: 1, span: lines.span(0, text.length) })];
  }
  const byTopic = sectionsByTopic(groups, document, titleAt);
  const ofAll = { ...readMetadata(byTopic.get(COMMON) ?? [], sections[titleAt]), title };
  return groups.map((group, i) => {
    const topic = topicOf(group);
    const own = byTopic.get(topic) ?? [];
    const isAlone = own.length > 0 && groups.filter((one) => topicOf(one) === topic).length === 1;
    const names = [title, own[0]?.heading ?? '', isAlone ? '' : nameOf(group)];
    const named: Metadata = {
      ...orElse(readMetadata(own, own[0]), ofAll),
      title: names
        .map((name) => name.replace(/:$/, ''))
        .filter((name) => name !== '')
        .join(': '),
    };
    return ruleOf(named, group, { path, number: i + 1, span: spanOf(group, own, lines) });
  });
}

/** Stands for the sections that belong to no single query. */
const COMMON = -1;

/** The sections under each topic that queries stand under, but for the document's title. */
function sectionsByTopic(
  groups: readonly Group[],
  { sections, places }: Document,
  titleAt: number,
): ReadonlyMap<number, readonly Section[]> {
  const topics = new Set(groups.map(topicOf).filter((topic) => topic !== titleAt));
  const byTopic = new Map<number, Section[]>();
  for (const [number, section] of sections.entries()) {
    const topic = places[number]?.topic ?? 0;
    const key = topics.has(topic) ? topic : COMMON;
    const known = byTopic.get(key);
    if (known === undefined) byTopic.set(key, [section]);
    else known.push(section);
  }
  return byTopic;
}

function topicOf([first]: Group): number {
  return first?.topic ?? 0;
}

/** Longer lines before a block are text about it, not its name. */
const LONGEST_NAME = 120;

/**
 * What tells a query from others under the same heading: the line of text before it, or the
 * comment that it begins with.
 */
function nameOf([first]: Group): string {
  const line = plainText(first?.block.before ?? '');
  const isName = line !== '' && !/^[|>-]|^(?:kql )?query:?$/i.test(line);
  if (isName && line.length <= LONGEST_NAME) return line;
  const comment = /^\/\/+\s*(\S[^\r\n]*)/.exec(first?.query.text ?? '')?.[1]?.trim() ?? '';
  return comment.length <= LONGEST_NAME ? comment : '';
}

function spanOf(group: Group, [topic]: readonly Section[], lines: LineIndex): SourceSpan {
  const start = topic?.start ?? group[0]?.block.start ?? 0;
  return lines.span(start, Math.max(start, ...group.map(({ block }) => block.end)));
}
