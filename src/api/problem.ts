import { toJson } from '../text/toJson.js';
import { visible } from '../text/visible.js';

/** Why there is no answer: the members of RFC 9457, and what may help. */
export interface Problem {
  readonly status: keyof typeof TITLES;
  readonly detail: string;
  /** What to do about it. */
  readonly hint?: string;
  /** The parameters that are wrong. */
  readonly errors?: readonly ParameterError[];
  /** What the question could have meant. */
  readonly candidates?: readonly { readonly key: string; readonly href: string }[];
  /** Headers that belong to the status. */
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ParameterError {
  readonly in: 'path' | 'query';
  readonly name: string;
  readonly message: string;
}

const TITLES = {
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  413: 'Content Too Large',
  414: 'URI Too Long',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
} as const;

/** A problem as `application/problem+json`. */
export function problemResponse(problem: Problem): Response {
  const { headers, ...members } = problem;
  const body = { type: 'about:blank', title: TITLES[problem.status], ...members };
  return new Response(`${toJson(body, 2)}\n`, {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...headers,
    },
  });
}

const LONGEST_QUOTE = 80;

/** Text of a request as a message may repeat it. */
export function quoted(text: string): string {
  return `'${shortened(text)}'`;
}

export function shortened(text: string): string {
  return visible(text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text);
}
