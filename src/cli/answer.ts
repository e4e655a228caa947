import type { Page } from './print/Page.js';
import type { Terminal } from './Terminal.js';

/** Writes an answer as JSON, or for people as `print` lays it out. */
export async function answer<T>(
  value: T,
  asJson: boolean,
  terminal: Terminal,
  print: (value: T, page: Page) => string,
): Promise<void> {
  await terminal.write(asJson ? toJson(value) : print(value, terminal.page));
}

export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
