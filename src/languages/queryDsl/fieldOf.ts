import type {
  DocumentEntry,
  DocumentMap,
  DocumentNode,
  DocumentScalar,
} from '../../model/DocumentNode.js';
import { entryOf } from '../../text/documentAccess.js';
import { type Clause, type DslContext, say } from './DslContext.js';

/** Settings that some versions take beside the field. */
const BESIDE: ReadonlySet<string> = new Set(['boost', '_name', 'ignore_unmapped']);

/** The field of a query that has the form `{ field: … }`; of several the first, which is reported. */
export function fieldOf({ name, body }: Clause, context: DslContext): DocumentEntry | null {
  if (body.kind !== 'map') return null;
  const fields = body.entries.filter(({ key }) => !BESIDE.has(key));
  const [first = body.entries[0], second] = fields;
  if (second !== undefined) {
    const message = `'${name}' takes one field, found '${first?.key}' and '${second.key}'`;
    say(context, 'query-dsl/several-fields', message, second.keySpan);
  }
  return first ?? null;
}

/** The value of a field: the node itself, or one of these entries of it. */
export function valueIn(node: DocumentNode, keys: readonly string[]): DocumentScalar | null {
  if (node.kind === 'scalar') return node.value === null ? null : node;
  if (node.kind === 'list') return null;
  const found = keys.map((key) => entryOf(node, key)?.value).find((value) => value !== undefined);
  return found?.kind === 'scalar' && found.value !== null ? found : null;
}

/** Whether a setting of a field is on. */
export function isSet(node: DocumentNode, key: string): boolean {
  if (node.kind !== 'map') return false;
  const value = entryOf(node, key)?.value;
  return value?.kind === 'scalar' && (value.value === true || value.value === 'true');
}

/** The text of a setting, in lower case. */
export function settingOf(body: DocumentMap, key: string): string | null {
  const value = entryOf(body, key)?.value;
  return value?.kind === 'scalar' && value.value !== null
    ? String(value.value).toLowerCase()
    : null;
}
