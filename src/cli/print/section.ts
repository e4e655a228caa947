import { SIGNS } from '../../catalog/predicateMark.js';
import type { Page } from './Page.js';
import { number } from './words.js';
import { wrapProse } from './wrap.js';

export interface Section {
  readonly title: string;
  /** How many things it lists in all. */
  readonly size?: number;
  /** How to read it, in a sentence or two. */
  readonly guidance?: string;
  readonly body: string;
  /** What was left out, and where to go from here. */
  readonly footer?: readonly string[];
}

/** A heading with how to read what follows, the body, and what else there is. */
export function section({ title, size, guidance, body, footer = [] }: Section, page: Page): string {
  const { bold, dim } = page.colours;
  const head = bold(size === undefined ? title : `${title} (${number(size)})`);
  const closing = footer.filter((line) => line !== '').map((line) => wrapProse(dim(line), page, 2));
  return [
    wrapProse(head, page),
    ...(guidance === undefined || guidance === '' ? [] : [wrapProse(guidance, page), '']),
    ...(body === '' ? [] : [body]),
    ...(closing.length === 0 ? [] : ['', ...closing]),
  ].join('\n');
}

/** Joins the parts of a page that have something to say, a blank line between them. */
export function joinParts(parts: readonly (string | null)[]): string {
  return `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
}

/** Joins the sentences that have something to say. */
export function said(...sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** How many of a list are shown, and how to see the rest: said wherever something is left out. */
export function shownOf(shown: number, distinct: number): string {
  if (shown >= distinct) return '';
  return `The first ${number(shown)} of ${number(distinct)} are shown; --all shows every one.`;
}

/** Explains the mark of lines that only choose the log source, where there are any. */
export function scopeSentence(items: readonly { readonly role: string }[]): string {
  const has = items.some(({ role }) => role === 'scope');
  return has ? `${SIGNS.scope} marks what only chooses the log source or event.` : '';
}
