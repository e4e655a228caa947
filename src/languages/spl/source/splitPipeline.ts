import type { Extent } from '../../../text/Extent.js';
import { LIMITS } from '../../../text/limits.js';
import { type SplContext, say } from '../SplContext.js';
import type { Pipeline } from './Pipeline.js';
import { endOfCall, endOfString, endOfUnclosed } from './quoted.js';
import { readCommands } from './readCommands.js';
import type { SourceText } from './SourceText.js';

/** A pipeline whose end is not reached yet. */
interface OpenPipeline {
  /** Offset of its bracket; -1 for the whole text. */
  readonly open: number;
  readonly parts: Extent[];
  /** Where the command begins that is being read. */
  from: number;
}

interface Splitter {
  readonly context: SplContext;
  readonly source: SourceText;
  readonly blocks: Map<number, Pipeline>;
  readonly stack: OpenPipeline[];
  /** Brackets inside those that nest as deep as is read. */
  tooDeep: number;
}

/**
 * Takes a search apart into commands, and what stands in square brackets into pipelines of their
 * own; pipes and brackets in strings are left alone. Brackets that do not match are reported and
 * passed over. Linear in the text, never throws.
 */
export function splitPipeline(context: SplContext, source: SourceText): Pipeline {
  const { text } = source;
  const whole: OpenPipeline = { open: -1, parts: [], from: 0 };
  const splitter = { context, source, blocks: new Map(), stack: [whole], tooDeep: 0 };
  for (let at = nextSpecial(text, 0); at !== -1; ) {
    at = nextSpecial(text, pass(splitter, at));
  }
  while (splitter.stack.length > 1) {
    const open = splitter.stack.at(-1)?.open ?? 0;
    const message = "the bracket '[' is never closed";
    say(context, source, 'spl/unterminated', message, { start: open, end: open + 1 });
    close(splitter, text.length, text.length);
  }
  whole.parts.push({ start: whole.from, end: text.length });
  return finish(splitter, whole, { start: 0, end: text.length });
}

const SPECIAL = /\\[\s\S]|["`|[\]]/g;

function nextSpecial(text: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(text)?.index ?? -1;
}

/** Acts on the character at an offset; the offset to go on from. */
function pass(splitter: Splitter, at: number): number {
  const { text } = splitter.source;
  switch (text.charAt(at)) {
    case '\\':
      return at + 2;
    case '"':
      return passString(splitter, at);
    case '`': {
      const end = endOfCall(text, at, text.length);
      return end === -1 ? at + 1 : end;
    }
    case '|':
      if (splitter.tooDeep === 0) endCommand(splitter, at);
      return at + 1;
    case '[':
      open(splitter, at);
      return at + 1;
    default:
      closeBracket(splitter, at);
      return at + 1;
  }
}

function passString({ context, source }: Splitter, start: number): number {
  const closed = endOfString(source.text, start, source.text.length);
  if (closed !== -1) return closed;
  const end = endOfUnclosed(source.text, start, source.text.length);
  say(context, source, 'spl/unterminated-string', 'the string is never closed', { start, end });
  return end;
}

function endCommand({ stack }: Splitter, at: number): void {
  const current = stack.at(-1);
  current?.parts.push({ start: current.from, end: at });
  if (current !== undefined) current.from = at + 1;
}

function open(splitter: Splitter, at: number): void {
  if (splitter.stack.length <= LIMITS.nesting && splitter.tooDeep === 0) {
    splitter.stack.push({ open: at, parts: [], from: at + 1 });
    return;
  }
  if (splitter.tooDeep === 0) {
    const message = `brackets nest more than ${LIMITS.nesting} levels deep`;
    say(splitter.context, splitter.source, 'spl/too-deep', message, { start: at, end: at + 1 });
  }
  splitter.tooDeep += 1;
}

function closeBracket(splitter: Splitter, at: number): void {
  if (splitter.tooDeep > 0) splitter.tooDeep -= 1;
  else if (splitter.stack.length > 1) close(splitter, at, at + 1);
  else {
    const message = "the bracket ']' closes nothing";
    say(splitter.context, splitter.source, 'spl/stray-character', message, {
      start: at,
      end: at + 1,
    });
  }
}

function close(splitter: Splitter, innerEnd: number, end: number): void {
  const current = splitter.stack.pop();
  if (current === undefined) return;
  current.parts.push({ start: current.from, end: innerEnd });
  splitter.blocks.set(current.open, finish(splitter, current, { start: current.open, end }));
}

function finish(splitter: Splitter, { parts, open: at }: OpenPipeline, extent: Extent): Pipeline {
  const { context, source, blocks } = splitter;
  return { ...extent, source, blocks, commands: readCommands(context, source, parts, at !== -1) };
}
