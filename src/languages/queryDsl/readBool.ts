import type { DocumentMap, DocumentNode } from '../../model/DocumentNode.js';
import { and, type Expression, not, or } from '../../model/Expression.js';
import { entryOf } from '../../text/documentAccess.js';
import { type Clause, type DslContext, opaque, refuse, say } from './DslContext.js';
import { mergeAlternatives } from './mergeAlternatives.js';
import { minimumOf } from './minimumOf.js';

/**
 * A `bool` query: `must` and `filter` have to hold, `must_not` must not, and of `should` as many as
 * `minimum_should_match` says; that is one where nothing else is required, and otherwise none.
 */
export function readBool(clause: Clause, context: DslContext): Expression {
  const { body } = clause;
  if (body.kind !== 'map') {
    return refuse(context, 'query-dsl/value', "'bool' takes a map of clauses", clause);
  }
  const required = ['must', 'filter'].flatMap((key) => clausesAt(body, key, context));
  const excluded = clausesAt(body, 'must_not', context).map(not);
  const should = clausesAt(body, 'should', context);
  const optional =
    should.length === 0 ? [] : [readShould(should, required.length === 0, clause, context)];
  return and([...required, ...optional, ...excluded]);
}

function clausesAt(body: DocumentMap, key: string, context: DslContext): readonly Expression[] {
  return body.entries
    .filter((entry) => entry.key === key)
    .flatMap(({ value }) => listOf(value))
    .map((node) => context.readQuery(node, context));
}

function listOf(node: DocumentNode): readonly DocumentNode[] {
  return node.kind === 'list' ? node.items : [node];
}

function readShould(
  should: readonly Expression[],
  isAlone: boolean,
  clause: Clause,
  context: DslContext,
): Expression {
  const written =
    clause.body.kind === 'map' ? entryOf(clause.body, 'minimum_should_match') : undefined;
  const least = written === undefined ? (isAlone ? 1 : 0) : minimumOf(written.value, should.length);
  if (least === null || least > should.length) {
    const message = `'minimum_should_match' does not fit ${should.length} clauses`;
    say(context, 'query-dsl/minimum-should-match', message, written?.value.span ?? clause.span);
    return opaque(clause);
  }
  if (least <= 0) {
    const message = "the 'should' clauses are optional beside required ones";
    say(context, 'query-dsl/optional-clause', message, clause.span);
    return or([mergeAlternatives(should), and([])]);
  }
  if (least === 1) return mergeAlternatives(should);
  if (least === should.length) return and(should);
  return readSome(should, least, clause, context);
}

/** More ways than these to choose the clauses that hold are nothing that a person reads. */
const MOST_CHOICES = 20;

/** At least `least` of the clauses: an alternative for every choice of that many. */
function readSome(
  should: readonly Expression[],
  least: number,
  clause: Clause,
  context: DslContext,
): Expression {
  const choices = choose(should, least);
  if (choices !== null) return or(choices.map(and));
  const message = `any ${least} of ${should.length} clauses are too many choices`;
  return refuse(context, 'query-dsl/minimum-should-match', message, clause);
}

/** Every choice of `count` items; null where there are too many. */
function choose<T>(items: readonly T[], count: number): readonly (readonly T[])[] | null {
  let choices: readonly (readonly number[])[] = [[]];
  for (let round = 0; round < count; round += 1) {
    choices = choices.flatMap((chosen) => {
      const from = (chosen.at(-1) ?? -1) + 1;
      const to = items.length - (count - round) + 1;
      return Array.from({ length: Math.max(0, to - from) }, (_, i) => [...chosen, from + i]);
    });
    if (choices.length > MOST_CHOICES) return null;
  }
  return choices.map((chosen) => items.filter((_, i) => chosen.includes(i)));
}
