import { API_ROOT, type ApiDescription } from './describeApi.js';
import { EXPORTS } from './exportAnswer.js';
import type { Question } from './Question.js';

type Operation = {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly unknown[];
  readonly responses?: Readonly<Record<string, unknown>>;
};

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

/** What of a JSON schema the page shows. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

/** The OpenAPI description as a page that needs no script and asks no other host. */
export function apiPage(description: ApiDescription, questions: readonly Question[]): string {
  const examples = new Map<string, string>([
    ...questions.map(({ path, example }) => [path, example] as const),
    ...EXPORTS.map((what) => [`/export/${what}`, `/export/${what}?format=csv`] as const),
  ]);
  const operations = Object.entries(description.paths ?? {}).map(([path, item]) =>
    operationSection(path, (item as { get: Operation }).get, examples.get(path) ?? path),
  );
  const schemas = Object.entries(description.components?.schemas ?? {}).map(schemaSection);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Concord</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/style.css">
</head>
<body>
<header>
<p><a href="/">Concord</a></p>
<h1>API</h1>
</header>
<main>
<p>${escapeHtml(description.info.description ?? '')}</p>
<p>The same as an <a href="${API_ROOT}/openapi.json">OpenAPI ${escapeHtml(description.openapi)} document</a>.
Errors are <code>application/problem+json</code> (RFC 9457). Answers have a strong ETag, which changes
with the build of the catalog: send it back as If-None-Match. Long lists come in parts; the Link header
leads to the next one.</p>
<h2 id="addresses">Addresses</h2>
${operations.join('\n')}
<h2 id="objects">Objects</h2>
${schemas.join('\n')}
</main>
</body>
</html>
`;
}

function operationSection(path: string, operation: Operation, example: string): string {
  const parameters = (operation.parameters ?? []) as readonly Parameter[];
  const answer = answerName(operation);
  return `<section class="operation">
<h3><code>GET ${API_ROOT}${escapeHtml(path)}</code></h3>
<p>${escapeHtml(operation.summary ?? '')}. <span class="quiet">${escapeHtml(operation.description ?? '')}</span></p>
${parameters.length === 0 ? '' : parameterTable(parameters)}
<p>${answer === null ? '' : `Gives <a href="#${answer}">${answer}</a>. `}For example <a href="${API_ROOT}${escapeHtml(example)}"><code>${escapeHtml(example)}</code></a></p>
</section>`;
}

function parameterTable(parameters: readonly Parameter[]): string {
  const rows = parameters.map(
    (one) =>
      `<tr><td><code>${escapeHtml(one.name)}</code></td><td>${escapeHtml(one.in)}</td>` +
      `<td>${escapeHtml(formOf(one))}</td><td>${escapeHtml(one.description ?? '')}</td></tr>`,
  );
  return `<div class="scroll" tabindex="0"><table>
<thead><tr><th scope="col">Parameter</th><th scope="col">In</th><th scope="col">Form</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

function formOf({ required, schema = {} }: Parameter): string {
  const { minimum, maximum, maxLength } = schema;
  const parts = [
    schema.enum === undefined ? String(schema.type ?? 'string') : schema.enum.join(', '),
    minimum === undefined ? '' : `${minimum} to ${maximum}`,
    maxLength === undefined ? '' : `up to ${maxLength} characters`,
    schema.default === undefined ? '' : `${schema.default} if left out`,
    required === true ? 'needed' : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

/** The name of the object that an operation gives; null where it has none. */
function answerName({ responses }: Operation): string | null {
  const reference = JSON.stringify(responses?.['200'] ?? {});
  return /#\/components\/schemas\/(\w+)/.exec(reference)?.[1] ?? null;
}

function schemaSection([name, schema]: readonly [string, unknown]): string {
  return `<details id="${name}"><summary><code>${name}</code></summary>
<pre tabindex="0">${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
