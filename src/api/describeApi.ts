import { OpenAPIHono, z } from '@hono/zod-openapi';
import { EXPORT_FORMATS } from '../text/exportFormats.js';
import { EXPORT_TYPES, EXPORTS } from './exportAnswer.js';
import { exportQuery } from './exportQuery.js';
import type { Question } from './Question.js';
import { ProblemDocument } from './schemas/answers.js';

export type ApiDescription = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

export const API_ROOT = '/api/v1';

/** The OpenAPI 3.1 description of the questions and the exports. */
export function describeApi(questions: readonly Question[], version: string): ApiDescription {
  const app = new OpenAPIHono();
  for (const one of questions) {
    app.openAPIRegistry.registerPath({
      method: 'get',
      path: one.path,
      summary: one.summary,
      description: one.description,
      request: { params: one.params, query: one.query },
      responses: {
        200: {
          description: 'The object.',
          headers: 'limit' in one.query.shape ? PART_HEADERS : HEADERS,
          content: { 'application/json': { schema: one.answer } },
        },
        ...OTHERWISE,
      },
    });
  }
  for (const what of EXPORTS) {
    app.openAPIRegistry.registerPath({
      method: 'get',
      path: `/export/${what}`,
      summary: what === 'rules' ? 'Every rule' : 'Every predicate value of every rule',
      description: 'A line each, rules of every status, in a fixed order; streamed.',
      request: { query: exportQuery },
      responses: {
        200: {
          description: 'The lines.',
          headers: HEADERS,
          content: Object.fromEntries(
            EXPORT_FORMATS.map((format) => [
              EXPORT_TYPES[format].split(';', 1)[0],
              { schema: z.string() },
            ]),
          ),
        },
        ...OTHERWISE,
      },
    });
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Concord', version, description: ABOUT, license: { name: 'MIT' } },
    servers: [{ url: API_ROOT }],
  });
}

const ABOUT = `What the community's detection rules filter on and exclude, technique by technique. Every address answers GET and HEAD with the object that the command of the same name prints with --json.`;

const header = (description: string) => ({ description, schema: { type: 'string' as const } });

const HEADERS = { ETag: header('Changes with the build of the catalog.') };
const PART_HEADERS = {
  ...HEADERS,
  'X-Total-Count': header('How many items there are in all.'),
  Link: header('The next and the previous part, where there is one (RFC 8288).'),
};

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemDocument } },
});

const OTHERWISE = {
  304: { description: 'Unchanged since the entity tag that was sent along.' },
  400: problem('A parameter is wrong; `errors` says which.'),
  404: problem('The catalog has no such thing; `hint` may say what was meant.'),
  409: problem('Several rules have this id; `candidates` has the addresses of each.'),
  429: problem('Too many requests or exports at once; Retry-After says when to go on.'),
  500: problem('A fault of the server.'),
};
