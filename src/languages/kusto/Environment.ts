import type { SyntaxNode } from './parser/SyntaxNode.js';
import type { Scalar } from './scalars/Scalar.js';
import type { Table } from './tables/Table.js';

/** What a `let` gives a name to. */
export type Binding =
  | {
      readonly kind: 'scalar';
      readonly scalar: Scalar;
      /** What the name was given to, where a `let` gave it. */
      readonly definition?: SyntaxNode;
    }
  | { readonly kind: 'table'; readonly table: Table }
  | FunctionBinding;

export interface FunctionBinding {
  readonly kind: 'function';
  readonly declaration: SyntaxNode;
  /** Where the function was defined: the names that its body sees. */
  readonly environment: Environment;
}

/** The names that are defined so far, in this block and around it. */
export interface Environment {
  readonly names: Map<string, Binding>;
  readonly around: Environment | null;
}

export function createEnvironment(around: Environment | null): Environment {
  return { names: new Map(), around };
}

export function bindingOf(environment: Environment, name: string): Binding | undefined {
  for (let block: Environment | null = environment; block !== null; block = block.around) {
    const binding = block.names.get(name);
    if (binding !== undefined) return binding;
  }
  return undefined;
}
