import type { Context } from 'hono';
import type { CatalogFile } from '../catalog/openCatalog.js';
import type { ExportFormat } from '../text/exportFormats.js';
import { toJson } from '../text/toJson.js';
import { acceptsGzip } from './acceptsGzip.js';
import { matchingTag, type Tags, tagsOf } from './etag.js';
import { type Exported, exportHeaders, exportStream } from './exportAnswer.js';
import { exportQuery, NO_PARAMETERS } from './exportQuery.js';
import { createKeptAnswers } from './keptAnswers.js';
import type { ApiLimits } from './limits.js';
import type { Lease, LiveCatalog } from './liveCatalog.js';
import { partHeaders } from './partHeaders.js';
import { type Problem, problemResponse } from './problem.js';
import type { Question } from './Question.js';
import { readParameters } from './readParameters.js';
import {
  type Document,
  notModified,
  type Redirect,
  sendAnswer,
  type Wishes,
} from './sendAnswer.js';

/** The ways of answering a request from the catalog as it is at that time. */
export interface Answers {
  /** With the JSON object of a question. */
  ask(c: Context, question: Question): Promise<Response>;
  /** With every line of an export. */
  exportAll(c: Context, what: Exported): Promise<Response>;
  /** With a document. */
  send(c: Context, make: (db: CatalogFile) => Document | Redirect | Problem): Promise<Response>;
}

interface AnswersOptions {
  readonly catalog: LiveCatalog;
  readonly version: string;
  readonly limits: ApiLimits;
}

export function createAnswers({ catalog, version, limits }: AnswersOptions): Answers {
  const kept = createKeptAnswers(limits.keptBytes);
  let exporting = 0;

  const tagsFor = (c: Context, { build }: Lease): Tags => {
    const { pathname, search } = new URL(c.req.url);
    return tagsOf(build, version, pathname + search);
  };

  const send: Answers['send'] = async (c, make) => {
    const lease = await catalog.lease();
    try {
      return await sendAnswer(wishesOf(c), tagsFor(c, lease), kept, () => make(lease.db));
    } finally {
      lease.release();
    }
  };

  return {
    send,
    ask: (c, question) => send(c, (db) => documentOf(c, question, db)),
    async exportAll(c, what) {
      const url = new URL(c.req.url);
      const read = readParameters(NO_PARAMETERS, exportQuery, {
        path: {},
        query: url.searchParams,
      });
      if ('problem' in read) return problemResponse(read.problem);
      const format = read.input.format as ExportFormat;
      const lease = await catalog.lease();
      const wishes = wishesOf(c);
      const tags = tagsFor(c, lease);
      const headers = exportHeaders(what, format, tags, wishes);
      const known = matchingTag(wishes.ifNoneMatch, tags);
      const isBusy = exporting >= limits.exports;
      if (known !== null || isBusy || c.req.raw.method === 'HEAD') {
        lease.release();
        if (known !== null) return notModified(known);
        return isBusy ? problemResponse(BUSY) : new Response(null, { headers });
      }
      exporting += 1;
      const done = () => {
        exporting -= 1;
        lease.release();
      };
      const isGzip = acceptsGzip(wishes.acceptEncoding);
      return new Response(exportStream(what, format, isGzip, lease.db, done), { headers });
    },
  };
}

const BUSY: Problem = {
  status: 429,
  detail: 'As many exports are being written as may be at once.',
  hint: 'Try again in some seconds.',
  headers: { 'Retry-After': '5' },
};

function documentOf(c: Context, question: Question, db: CatalogFile): Document | Problem {
  const url = new URL(c.req.url);
  const path: Readonly<Record<string, string>> = c.req.param();
  const answer = question.answerTo(db, { path, query: url.searchParams });
  if ('problem' in answer) return answer.problem;
  return {
    type: 'application/json',
    content: `${toJson(answer.found)}\n`,
    ...(answer.part === undefined ? {} : { headers: partHeaders(url, answer.part) }),
  };
}

function wishesOf(c: Context): Wishes {
  return {
    ifNoneMatch: c.req.header('if-none-match'),
    acceptEncoding: c.req.header('accept-encoding'),
  };
}
