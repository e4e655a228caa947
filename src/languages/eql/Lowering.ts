import type { Query } from '../../model/Query.js';
import {
  createLowering as createQueryLowering,
  type QueryLowering,
} from '../../text/QueryLowering.js';
import type { EqlContext } from './EqlContext.js';

/** What lowering one query shares. */
export interface Lowering extends QueryLowering {
  readonly context: EqlContext;
  /** Queries over related events that the one being lowered asks for. */
  readonly further: Query[];
  /** Names of steps, by which conditions refer to the fields of another event. */
  readonly aliases: ReadonlySet<string>;
  /** Variables of the array searches around a condition: what field each stands for. */
  readonly variables: ReadonlyMap<string, string>;
}

export function createLowering(context: EqlContext, aliases: ReadonlySet<string>): Lowering {
  const { budget } = createQueryLowering(context);
  return { context, budget, further: [], aliases, variables: new Map() };
}
