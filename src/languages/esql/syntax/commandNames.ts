import { isNext, type Parser } from './Parser.js';

/** Words that a processing command begins with. */
export const COMMAND_NAMES: readonly string[] = [
  ...['bottomk', 'change_point', 'collect', 'completion', 'dedup', 'dense_vector', 'dissect'],
  ...['distinct', 'drop', 'enrich', 'eval', 'fillnull', 'fork', 'full', 'fuse', 'graph_expand'],
  ...['grok', 'highlight', 'inline', 'inlinestats', 'insist', 'ip_location', 'keep', 'left'],
  ...['limit', 'limitk', 'lookup', 'metrics_info', 'mmr', 'mv_expand', 'project'],
  ...['registered_domain', 'rename', 'rerank', 'right', 'rrf', 'sample', 'sort', 'stats', 'topk'],
  ...['ts_collapse', 'ts_info', 'unpivot', 'untable', 'uri_parts', 'user_agent', 'where'],
];

/** Words that a source command begins with. */
export const SOURCE_NAMES: readonly string[] = [
  ...['eql', 'explain', 'external', 'from', 'meta', 'metrics', 'promql', 'row', 'show', 'ts'],
];

const COMMANDS: ReadonlySet<string> = new Set(COMMAND_NAMES);

/** Words that are no command alone, and those that make them one. */
const SECOND_WORDS: Readonly<Record<string, string>> = {
  inline: 'stats',
  left: 'join',
  right: 'join',
  full: 'join',
};

/** Whether a processing command stands at the place, as it may where a pipe was forgotten. */
export function isAtCommand(parser: Parser): boolean {
  const { type, key } = parser.tokens.peek();
  if (type !== 'word' || !COMMANDS.has(key)) return false;
  const second = SECOND_WORDS[key];
  if (second !== undefined) return isNext(parser, second, 1);
  if (isNext(parser, '(', 1)) return key === 'where' || key === 'fork';
  return !['=', '.', '::', '=='].some((sign) => isNext(parser, sign, 1));
}
