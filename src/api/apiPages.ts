import { apiPage } from './apiPage.js';
import { API_STYLE } from './apiStyle.js';
import { API_ROOT, type ApiDescription } from './describeApi.js';
import type { Question } from './Question.js';
import type { Document } from './sendAnswer.js';

/** The description of the API, for programs and for people. */
export function apiPages(
  description: ApiDescription,
  questions: readonly Question[],
): readonly { readonly path: string; readonly document: Document }[] {
  const json = { type: 'application/json', content: `${JSON.stringify(description, null, 2)}\n` };
  const html = { type: 'text/html; charset=utf-8', content: apiPage(description, questions) };
  const css = { type: 'text/css; charset=utf-8', content: API_STYLE };
  return [
    { path: `${API_ROOT}/openapi.json`, document: json },
    { path: '/api/', document: html },
    { path: '/api/style.css', document: css },
  ];
}
