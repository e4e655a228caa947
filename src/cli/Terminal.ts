import pc from 'picocolors';
import type { Colours, Page } from './print/Page.js';

/** Where a command reads and writes. */
export interface Terminal {
  /** What standard output can show. */
  readonly page: Page;
  /** What standard error can show. */
  readonly notePage: Page;
  /** Somebody watches standard error, so that progress may be shown there. */
  readonly isWatched: boolean;
  /** Standard input is a keyboard: nothing comes by itself. */
  readonly isInteractive: boolean;
  readonly input: NodeJS.ReadableStream;
  /** Writes to standard output; resolves when the text was taken, so that a reader sets the pace. */
  readonly write: (text: string) => Promise<void>;
  /** Writes to standard error. */
  readonly note: (text: string) => void;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Prose gets no wider than this, however wide the terminal: longer lines are hard to read. */
const WIDEST_PROSE = 120;
const DEFAULT_COLUMNS = 80;
/** Below this nothing can be laid out; the terminal then wraps by itself. */
const NARROWEST = 40;

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    page: pageOf(stdout, env),
    notePage: pageOf(stderr, env),
    isWatched: stderr.isTTY === true,
    // Opened only where it is read, which takes time.
    get isInteractive() {
      return process.stdin.isTTY === true;
    },
    get input() {
      return process.stdin;
    },
    write: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    note: (text) => {
      stderr.write(text);
    },
  };
}

interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/**
 * The width is the terminal's, else COLUMNS, else 80 on a terminal and open in a pipe. Colours need
 * a terminal, or FORCE_COLOR; NO_COLOR overrules both.
 */
export function pageOf(stream: Stream, env: Environment): Page {
  const isTerminal = stream.isTTY === true;
  const known = stream.columns ?? Number.parseInt(env.COLUMNS ?? '', 10);
  const fallback = isTerminal ? DEFAULT_COLUMNS : Number.POSITIVE_INFINITY;
  const columns = known > 0 ? Math.max(NARROWEST, known) : fallback;
  return {
    columns,
    proseColumns: Math.min(columns, WIDEST_PROSE),
    colours: coloursFor(isTerminal, env),
  };
}

function coloursFor(isTerminal: boolean, env: Environment): Colours {
  if (env.NO_COLOR) return pc.createColors(false);
  if (env.FORCE_COLOR) return pc.createColors(env.FORCE_COLOR !== '0');
  return pc.createColors(isTerminal && env.TERM !== 'dumb');
}
