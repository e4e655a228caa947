import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { CatalogFile } from '../catalog/openCatalog.js';
import { visible } from '../text/visible.js';
import { apiPages } from './apiPages.js';
import { createAnswers } from './createAnswers.js';
import { API_ROOT, describeApi } from './describeApi.js';
import { EXPORTS } from './exportAnswer.js';
import { API_LIMITS, type ApiLimits } from './limits.js';
import type { LiveCatalog } from './liveCatalog.js';
import { type Problem, problemResponse, quoted } from './problem.js';
import type { Question } from './Question.js';
import { QUESTIONS } from './questions/questions.js';
import { createRateLimit } from './rateLimit.js';
import { type Arrival, refuse } from './refuse.js';
import { SECURITY_HEADERS } from './securityHeaders.js';
import type { Document, Redirect } from './sendAnswer.js';

export interface AppOptions {
  readonly catalog: LiveCatalog;
  /** Of this program; another one may answer differently. */
  readonly version: string;
  /** Only this machine is served. */
  readonly isLocal: boolean;
  /** Where a request comes from. */
  readonly addressOf: (context: Context) => string;
  /** Is told of faults. */
  readonly note: (text: string) => void;
  readonly limits?: Partial<ApiLimits>;
  /** What stands at the addresses outside of `/api/`. */
  readonly pages?: Pages;
}

/** The page, script or style at a decoded path; null where there is none. */
export type Pages = (db: CatalogFile, path: string) => Document | Redirect | null;

/** The HTTP application: the API, its description and the pages. */
export function createApp(options: AppOptions): OpenAPIHono {
  const limits = { ...API_LIMITS, ...options.limits };
  const answers = createAnswers({ ...options, limits });
  const app = new OpenAPIHono();
  addGuard(app, options, limits);
  for (const question of QUESTIONS) app.get(routeOf(question), (c) => answers.ask(c, question));
  for (const what of EXPORTS) {
    app.get(`${API_ROOT}/export/${what}`, (c) => answers.exportAll(c, what));
  }
  for (const { path, document } of apiPages(describeApi(QUESTIONS, options.version), QUESTIONS)) {
    app.get(path, (c) => answers.send(c, () => document));
  }
  app.get('/api', (c) => c.redirect('/api/', 308));
  app.get('*', (c) => answers.send(c, (db) => pageAt(c, db, options.pages)));
  return app;
}

/** Who reads HTML gets a page also where there is nothing. */
function pageAt(
  c: Context,
  db: CatalogFile,
  pages: Pages = () => null,
): Document | Redirect | Problem {
  const path = pathOf(c);
  const found = path.startsWith('/api/') ? null : pages(db, path);
  if (found !== null) return found;
  const isReader = c.req.header('accept')?.includes('text/html') === true;
  return (isReader ? pages(db, '/404.html') : null) ?? nothingAt(path);
}

function addGuard(app: OpenAPIHono, options: AppOptions, limits: ApiLimits): void {
  const rateLimit = createRateLimit(limits);
  app.onError((error) => {
    options.note(`error: ${visible(error.message)}\n`);
    return problemResponse(FAULT);
  });
  app.use(async (c, next) => {
    const problem = refuse(arrivalOf(c, options), { limits, rateLimit, isLocal: options.isLocal });
    if (problem === null) await next();
    else c.res = problemResponse(problem);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
  });
}

const FAULT: Problem = {
  status: 500,
  detail: 'The server has failed at this request.',
  hint: 'Its standard error says why.',
};

function arrivalOf(c: Context, { addressOf }: AppOptions): Arrival {
  const { pathname, search, host } = new URL(c.req.url);
  return {
    method: c.req.raw.method,
    target: pathname + search,
    host: c.req.header('host') ?? host,
    contentLength: c.req.header('content-length'),
    transferEncoding: c.req.header('transfer-encoding'),
    address: addressOf(c),
  };
}

/** `/rules/{source}/{path}` as hono writes it. */
function routeOf({ path, takesRest }: Question): string {
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
  return `${API_ROOT}${route}${takesRest ? '{.+}' : ''}`;
}

/** Not of the context: hono's path has some characters decoded and others not. */
function pathOf(c: Context): string {
  return decodeURIComponent(new URL(c.req.url).pathname);
}

function nothingAt(path: string): Problem {
  return {
    status: 404,
    detail: `There is nothing at ${quoted(path)}.`,
    hint: 'The addresses of the API are described at /api/.',
  };
}
