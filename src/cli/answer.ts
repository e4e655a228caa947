import { toJson } from '../text/toJson.js';
import type { Page } from './print/Page.js';
import type { Terminal } from './Terminal.js';

/** Writes an answer as JSON, or for people as `print` lays it out. */
export async function answer<T>(
  value: T,
  asJson: boolean,
  terminal: Terminal,
  print: (value: T, page: Page) => string,
): Promise<void> {
  await terminal.write(asJson ? jsonPage(value) : print(value, terminal.page));
}

/** JSON laid out for reading, with a line break at its end. */
export function jsonPage(value: unknown): string {
  return `${toJson(value, 2)}\n`;
}
