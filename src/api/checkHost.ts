import type { Problem } from './problem.js';

/** Whether a host that is listened on can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * What is wrong with a request's Host header on a server for this machine alone; null where nothing
 * is. A page of another site that has its own name point to 127.0.0.1 (DNS rebinding) sends that
 * name here, and must not read the answer.
 */
export function checkHost(header: string): Problem | null {
  const [, name = ''] = /^(\[[^\]]*\]|[^:]*)(?::\d{1,5})?$/.exec(header) ?? [];
  if (isLoopback(name)) return null;
  return {
    status: 421,
    detail: 'This server answers only to localhost, 127.0.0.1 and [::1].',
    hint: 'Open it by one of these, or start it with --host to be reached by other names.',
  };
}
