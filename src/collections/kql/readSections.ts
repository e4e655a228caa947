import type { Piece } from './joinPieces.js';
import { plainText } from './plainText.js';

/** A heading of a Markdown document and what stands under it, up to the next heading. */
export interface Section {
  /** Without its markup; empty for what stands before the first heading. */
  readonly heading: string;
  /** 1 for the largest headings; 0 before the first. */
  readonly level: number;
  readonly start: number;
  readonly end: number;
  /** The lines outside of code blocks. */
  readonly lines: readonly string[];
  /** Those of them that stand before the first code block. */
  readonly intro: readonly string[];
  readonly blocks: readonly CodeBlock[];
}

/** A fenced code block. */
export interface CodeBlock {
  /** What stands behind the opening fence: the language, as a rule. */
  readonly info: string;
  /** Where that stands. */
  readonly infoStart: number;
  /** The opening fence. */
  readonly start: number;
  readonly end: number;
  /** The lines in it, without the indentation that the fence has, too. */
  readonly pieces: readonly Piece[];
  readonly isClosed: boolean;
  /** The last line of text before it, below the block or heading above it. */
  readonly before: string;
}

/**
 * The sections of a Markdown document (CommonMark's ATX headings, `=` underlines, and fenced code
 * blocks, these also inside lists).
 */
export function readSections(text: string): readonly Section[] {
  const sections: OpenSection[] = [openSection({ heading: '', level: 0 }, 0)];
  let fence: OpenFence | null = null;
  for (const line of linesOf(text)) {
    const section = sections.at(-1);
    if (section === undefined) break;
    if (fence !== null) {
      if (closes(line.text, fence)) {
        section.blocks.push({ ...fence, end: line.end, isClosed: true });
        section.textFrom = section.lines.length;
        fence = null;
      } else fence.pieces.push(pieceOf(line, fence.indentation));
      continue;
    }
    fence = fenceAt(line, section);
    if (fence !== null) {
      section.introEnd ??= section.lines.length;
      continue;
    }
    const heading = headingOf(line.text, section.lines);
    if (heading === null) section.lines.push(line.text);
    else sections.push(openSection(heading, line.start));
  }
  if (fence !== null) {
    sections.at(-1)?.blocks.push({ ...fence, end: text.length, isClosed: false });
  }
  return sections.map(({ heading, level, start, lines, blocks, introEnd }, i) => {
    const end = sections[i + 1]?.start ?? text.length;
    const intro = lines.slice(0, introEnd ?? lines.length);
    return { heading, level, start, end, lines, intro, blocks };
  });
}

type Heading = Pick<Section, 'heading' | 'level'>;

interface OpenSection extends Heading {
  readonly start: number;
  readonly lines: string[];
  readonly blocks: CodeBlock[];
  /** Number of the first line behind the last block. */
  textFrom: number;
  /** How many lines stand before the first block. */
  introEnd: number | null;
}

type OpenFence = Omit<CodeBlock, 'end' | 'isClosed' | 'pieces'> & {
  readonly pieces: Piece[];
  readonly fence: string;
  readonly indentation: number;
};

interface Line extends Piece {
  readonly text: string;
  /** Where the next line begins. */
  readonly next: number;
}

function openSection({ heading, level }: Heading, start: number): OpenSection {
  return { heading, level, start, lines: [], blocks: [], textFrom: 0, introEnd: null };
}

function* linesOf(text: string): Generator<Line> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found === -1 ? text.length : found + 1;
    const line = text.slice(start, next).replace(/\r?\n$/, '');
    yield { text: line, start, end: start + line.length, next };
    start = next;
  }
}

function fenceAt(line: Line, { lines, textFrom }: OpenSection): OpenFence | null {
  const match = /^(\s*)(`{3,}(?=[^`]*$)|~{3,})(.*)$/.exec(line.text);
  if (match === null) return null;
  const [, blanks = '', fence = '', rest = ''] = match;
  return {
    info: rest.trim(),
    infoStart: line.start + line.text.length - rest.trimStart().length,
    start: line.start + blanks.length,
    pieces: [],
    before:
      lines
        .slice(textFrom)
        .findLast((text) => text.trim() !== '')
        ?.trim() ?? '',
    fence,
    indentation: blanks.length,
  };
}

function closes(line: string, { fence }: OpenFence): boolean {
  const text = line.trim();
  return text.startsWith(fence) && text === fence.charAt(0).repeat(text.length);
}

function pieceOf({ text, start, next }: Line, indentation: number): Piece {
  const blanks = /^\s*/.exec(text.slice(0, indentation))?.[0].length ?? 0;
  return { start: start + blanks, end: next };
}

/** The heading that a line is; a line of `=` makes one of the line above it. */
function headingOf(line: string, above: string[]): Heading | null {
  const atx = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line);
  if (atx !== null) {
    const [begin, signs = ''] = atx;
    const text = line
      .slice(begin.length)
      .trim()
      .replace(/ #{1,6}$/, '');
    return { heading: plainText(text), level: signs.length };
  }
  const isUnderlined = /^ {0,3}={2,}$/.test(line.trimEnd()) && (above.at(-1) ?? '').trim() !== '';
  return isUnderlined ? { heading: plainText(above.pop() ?? ''), level: 1 } : null;
}
