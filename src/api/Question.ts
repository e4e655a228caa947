import { z } from '@hono/zod-openapi';
import type { CatalogFile } from '../catalog/openCatalog.js';
import type { Problem } from './problem.js';
import { type Given, readParameters } from './readParameters.js';

/** A question that the API answers with one JSON object. */
export interface Question {
  /** Below `/api/v1`, with `{name}` for parameters. */
  readonly path: string;
  /** The last parameter takes the rest of the path, slashes included. */
  readonly takesRest: boolean;
  readonly summary: string;
  readonly description: string;
  /** An address that shows it, below `/api/v1`. */
  readonly example: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly answer: z.ZodType;
  readonly answerTo: (db: CatalogFile, given: Given) => Answer;
}

/** The object that was found, or why there is none. */
export type Answer = Found | { readonly problem: Problem };

export interface Found {
  readonly found: object;
  /** Set where the object is a part of a list. */
  readonly part?: Part;
}

/** Which part of a list an answer holds. */
export interface Part {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
}

type Shape = Readonly<Record<string, z.ZodType>>;
type Output<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

interface Declaration<P extends Shape, Q extends Shape>
  extends Pick<Question, 'path' | 'summary' | 'description' | 'example' | 'answer'> {
  readonly takesRest?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly ask: (db: CatalogFile, input: Output<P> & Output<Q>) => Answer;
}

type Nothing = Record<never, never>;

/** Declares a question; its parameters are checked before it is asked. */
export function question<P extends Shape = Nothing, Q extends Shape = Nothing>({
  ask,
  takesRest,
  ...rest
}: Declaration<P, Q>): Question {
  const params = z.strictObject(rest.params ?? {});
  const query = z.strictObject(rest.query ?? {});
  return {
    ...rest,
    takesRest: takesRest === true,
    params,
    query,
    answerTo(db, given) {
      const read = readParameters(params, query, given);
      // What the two schemas gave is what `ask` takes; here their types are known by name alone.
      return 'problem' in read ? read : ask(db, read.input as Output<P> & Output<Q>);
    },
  };
}
