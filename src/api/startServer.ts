import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { type Problem, problemResponse } from './problem.js';
import { SECURITY_HEADERS } from './securityHeaders.js';

export interface Running {
  /** Where it can be reached, with a slash at the end. */
  readonly address: string;
  /** Takes no more requests, and resolves when those under way are answered or cut off. */
  readonly stop: () => Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** How many ports are tried from `port` on where it is taken. */
  readonly tries: number;
}

/** Milliseconds. */
const TIMES = {
  /** For a request to arrive. */
  request: 15_000,
  headers: 10_000,
  /** Between the requests of one connection. */
  keepAlive: 5_000,
  /** Without a byte either way. */
  silence: 60_000,
  /** For answers under way when the server is stopped. */
  stop: 5_000,
};

const HEADER_BYTES = 32 * 1024;
const CONNECTIONS = 512;

/** Serves an application. Throws what `listen` fails with: a port that is taken, a host not here. */
export async function startServer(app: OpenAPIHono, options: ServerOptions): Promise<Running> {
  const server = createServer(
    // A request without a Host header is answered here, with the headers of every other answer.
    { maxHeaderSize: HEADER_BYTES, requireHostHeader: false },
    getRequestListener(app.fetch, { errorHandler: () => refused(BAD_REQUEST) }),
  );
  server.requestTimeout = TIMES.request;
  server.headersTimeout = TIMES.headers;
  server.keepAliveTimeout = TIMES.keepAlive;
  server.timeout = TIMES.silence;
  server.maxConnections = CONNECTIONS;
  server.on('clientError', answerClientError);
  const port = await listen(server, options);
  return { address: addressOf(options.host, port), stop: () => stop(server) };
}

async function listen(server: Server, { host, port, tries }: ServerOptions): Promise<number> {
  for (let next = port; ; next += 1) {
    try {
      await listenAt(server, host, next);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!isTaken || next + 1 >= port + tries) throw error;
    }
  }
}

function listenAt(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function addressOf(host: string, port: number): string {
  const name = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  return `http://${name}:${port}/`;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => server.closeAllConnections(), TIMES.stop);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

const BAD_REQUEST: Problem = { status: 400, detail: 'The request is no HTTP request.' };
const LARGE_HEADERS: Problem = {
  status: 431,
  detail: `The headers of the request are larger than ${HEADER_BYTES} bytes.`,
};
const TOO_SLOW: Problem = { status: 408, detail: 'The request did not arrive in time.' };

/** What the parser of HTTP refuses never reaches the application. */
function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? LARGE_HEADERS
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? TOO_SLOW
        : BAD_REQUEST;
  void writeRaw(problem, socket);
}

async function writeRaw(problem: Problem, socket: Duplex): Promise<void> {
  const response = refused(problem);
  const body = await response.text();
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const length = Buffer.byteLength(body);
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\n${headers}content-length: ${length}\r\nconnection: close\r\n\r\n${body}`,
  );
}

function refused(problem: Problem): Response {
  const response = problemResponse(problem);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}
