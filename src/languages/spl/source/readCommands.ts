import type { Extent } from '../../../text/Extent.js';
import { GENERATING, isCommandName } from '../commands/commandNames.js';
import { type SplContext, say } from '../SplContext.js';
import type { Command } from './Pipeline.js';
import { isBlanked, type SourceText } from './SourceText.js';

/**
 * The commands of a pipeline, of the pieces between its pipes. Before the first pipe `search` is
 * implied; in brackets (`nested`) it is not, but they may hold a mere condition.
 */
export function readCommands(
  context: SplContext,
  source: SourceText,
  parts: readonly Extent[],
  nested: boolean,
): readonly Command[] {
  const commands: Command[] = [];
  parts.forEach((part, index) => {
    const trimmed = trim(source.text, part);
    if (trimmed.start < trimmed.end) {
      const read = index === 0 ? readFirst : readCommand;
      commands.push(read(context, source, trimmed, nested));
    } else if (index > 0 && !isBlanked(source, part.start, part.end)) {
      const at = { start: part.start - 1, end: part.start };
      say(context, source, 'spl/empty-command', 'no command stands behind the pipe', at);
    }
  });
  return commands;
}

function trim(text: string, part: Extent): Extent {
  let { start, end } = part;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff;
}

const NAME = /[A-Za-z]\w*/y;

function nameAt(text: string, { start, end }: Extent): string {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0] ?? '';
  return start + name.length > end ? '' : name;
}

function readCommand(_: SplContext, { text }: SourceText, part: Extent): Command {
  if (text.charAt(part.start) === '`') return { ...part, name: '`', arguments: part.start };
  const name = nameAt(text, part);
  return { ...part, name: name.toLowerCase(), arguments: part.start + name.length };
}

function readFirst(
  context: SplContext,
  source: SourceText,
  part: Extent,
  nested: boolean,
): Command {
  const name = nameAt(source.text, part);
  const lower = name.toLowerCase();
  const implied = { ...part, name: 'search', arguments: part.start };
  if (name === '' || !standsAlone(source.text, part.start + name.length)) return implied;
  if (nested ? isCommandName(lower) : lower === 'search') return readCommand(context, source, part);
  if (nested || !GENERATING.has(lower)) return implied;
  const at = { start: part.start, end: part.start + name.length };
  const message = `the command '${lower}' has no pipe before it`;
  say(context, source, 'spl/missing-pipe', message, at, `Write '| ${lower}'.`);
  return readCommand(context, source, part);
}

/** Whether a word ends here that no comparison follows. */
function standsAlone(text: string, at: number): boolean {
  NOT_ALONE.lastIndex = at;
  return !NOT_ALONE.test(text);
}

const NOT_ALONE = /[^\s|\]["(`]|\s*(?:!=|[=<>])|\s+IN\s*\(/y;
