import type { z } from '@hono/zod-openapi';
import { type ParameterError, type Problem, shortened } from './problem.js';

/** The parameters of a request, decoded. */
export interface Given {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** Checks parameters against their schemas; a problem names every one that is wrong. */
export function readParameters(
  params: z.ZodObject,
  query: z.ZodObject,
  given: Given,
): { readonly input: Readonly<Record<string, unknown>> } | { readonly problem: Problem } {
  const inPath = params.safeParse(given.path);
  const inQuery = query.safeParse(Object.fromEntries(given.query));
  const errors = [
    ...errorsOf('path', inPath.error),
    ...repeated(given.query),
    ...errorsOf('query', inQuery.error),
  ];
  if (inPath.success && inQuery.success && errors.length === 0) {
    return { input: { ...inPath.data, ...inQuery.data } };
  }
  return {
    problem: {
      status: 400,
      detail: errors.map(({ name, message }) => `${name}: ${message}`).join('; '),
      hint: 'The parameters of every address are described at /api/.',
      errors,
    },
  };
}

function repeated(query: URLSearchParams): readonly ParameterError[] {
  const names = [...new Set(query.keys())].filter((name) => query.getAll(name).length > 1);
  return names.map((name) => ({ in: 'query', name: shortened(name), message: 'is given twice' }));
}

/** How many unknown names are repeated to whoever sent them. */
const MOST_UNKNOWN = 5;

function errorsOf(
  place: ParameterError['in'],
  error: z.ZodError | undefined,
): readonly ParameterError[] {
  return (error?.issues ?? []).flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      const message = isMissing(issue) ? 'is missing' : issue.message;
      return [{ in: place, name: issue.path.join('.'), message }];
    }
    return issue.keys
      .slice(0, MOST_UNKNOWN)
      .map((key) => ({ in: place, name: shortened(key), message: 'is no parameter here' }));
  });
}

function isMissing({ code, input }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && input === undefined;
}
