import { checkHost } from './checkHost.js';
import type { ApiLimits } from './limits.js';
import type { Problem } from './problem.js';
import type { RateLimit } from './rateLimit.js';

/** What a request shows before anything is looked up. */
export interface Arrival {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly host: string;
  readonly contentLength: string | undefined;
  readonly transferEncoding: string | undefined;
  readonly address: string;
}

export interface RefuseOptions {
  readonly limits: ApiLimits;
  readonly rateLimit: RateLimit;
  /** Only this machine is served, so that the Host header has to name it. */
  readonly isLocal: boolean;
}

const METHODS = ['GET', 'HEAD'];

/** Why a request gets no answer, whatever it asks for; null where it may go on. */
export function refuse(arrival: Arrival, options: RefuseOptions): Problem | null {
  return (
    (options.isLocal ? checkHost(arrival.host) : null) ??
    tooMany(options.rateLimit(arrival.address)) ??
    tooLong(arrival.target, options.limits.urlLength) ??
    withBody(arrival) ??
    otherMethod(arrival.method) ??
    badEncoding(arrival.target)
  );
}

function tooMany(seconds: number): Problem | null {
  if (seconds === 0) return null;
  return {
    status: 429,
    detail: 'There were too many requests from this address.',
    hint: `Wait ${seconds} s; the exports give everything at once.`,
    headers: { 'Retry-After': String(seconds) },
  };
}

function tooLong(target: string, most: number): Problem | null {
  if (target.length <= most) return null;
  return { status: 414, detail: `The address is longer than ${most} characters.` };
}

function withBody({ contentLength, transferEncoding }: Arrival): Problem | null {
  const isEmpty = contentLength === undefined || /^0*$/.test(contentLength.trim());
  if (isEmpty && transferEncoding === undefined) return null;
  return {
    status: 413,
    detail: 'No request here takes a body.',
    headers: { Connection: 'close' },
  };
}

function otherMethod(method: string): Problem | null {
  if (METHODS.includes(method)) return null;
  return {
    status: 405,
    detail: 'The catalog is only read: GET and HEAD are what is understood.',
    headers: { Allow: METHODS.join(', ') },
  };
}

function badEncoding(target: string): Problem | null {
  try {
    decodeURIComponent(target.split('?', 1)[0] ?? '');
    return null;
  } catch {
    return { status: 400, detail: 'The path is not percent-encoded UTF-8.' };
  }
}
