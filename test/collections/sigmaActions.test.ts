import { expect, test } from 'vitest';
import { sigmaCollection } from '../../src/collections/sigma/sigmaCollection.js';
import { readSigma } from '../../src/languages/sigma/readSigma.js';
import { showExpression } from '../support/showExpression.js';

/** Each rule of a file as `title: Expression`. */
function rulesOf(text: string): readonly string[] {
  return sigmaCollection.read('a.yml', text).rules.map(({ title, query }) => {
    const queries = query === null ? [] : readSigma(query).queries;
    return `${title}: ${queries.map(({ expression }) => showExpression(expression)).join(' / ')}`;
  });
}

function codesOf(text: string): readonly string[] {
  return sigmaCollection.read('a.yml', text).diagnostics.map(({ code }) => code);
}

const GLOBAL = `action: global
title: Shared
level: high
detection:
  condition: s
`;

const EVENT = (id: number) => `---
logsource: {product: windows}
detection:
  s: {EventID: ${id}}
`;

test('a global document is no rule, the following ones have its parts', () => {
  const text = GLOBAL + EVENT(1) + EVENT(2);
  expect(rulesOf(text)).toEqual(['Shared: EventID eq 1', 'Shared: EventID eq 2']);
  expect(codesOf(text)).toEqual([]);
  expect(sigmaCollection.read('a.yml', text).rules.map(({ level }) => level)).toEqual([
    'high',
    'high',
  ]);
});

test("a document's own parts win over those of the global one", () => {
  const text = `${GLOBAL}${EVENT(1)}title: Own\nlevel: low\n`;
  expect(sigmaCollection.read('a.yml', text).rules).toMatchObject([{ title: 'Own', level: 'low' }]);
});

test('a second global document adds to the first', () => {
  const text = `${GLOBAL}---\naction: global\ntitle: Again\ndetection:\n  t: {A: 1}\n${EVENT(3)}`;
  expect(rulesOf(text)).toEqual(['Again: EventID eq 3']);
});

test('reset forgets the global parts', () => {
  const plain = `---
title: Plain
logsource: {product: windows}
detection: {s: {A: 1}, condition: s}
`;
  const text = `${GLOBAL}${EVENT(1)}---\naction: reset\n${plain}`;
  expect(rulesOf(text)).toEqual(['Shared: EventID eq 1', 'Plain: A eq 1']);
  expect(sigmaCollection.read('a.yml', text).rules.map(({ level }) => level)).toEqual([
    'high',
    null,
  ]);
});

test('repeat takes the rule before and changes parts of it', () => {
  const text = `title: First
logsource: {product: windows}
detection:
  s: {EventID: 1, A: 2}
  condition: s
---
action: repeat
title: Second
detection:
  s: {EventID: 5}
---
action: repeat
title: Third
`;
  expect(rulesOf(text)).toEqual([
    'First: and(EventID eq 1, A eq 2)',
    'Second: and(EventID eq 5, A eq 2)',
    'Third: and(EventID eq 5, A eq 2)',
  ]);
});

test('repeat without a rule before stands alone', () => {
  expect(rulesOf('action: repeat\ntitle: T\ndetection: {s: {A: 1}, condition: s}\n')).toEqual([
    'T: A eq 1',
  ]);
});

test('an unknown action is told, its document is left out', () => {
  const text = `action: globl\ntitle: T\n${EVENT(1)}`;
  const { diagnostics, rules } = sigmaCollection.read('a.yml', text);
  expect(diagnostics[0]).toMatchObject({
    code: 'sigma/unknown-action',
    message: "unknown action 'globl'",
    hint: "Did you mean 'global'?",
    span: { line: 1, column: 9 },
  });
  expect(rules).toHaveLength(1);
});

test('the query of a merged rule covers the parts of both documents', () => {
  const text = GLOBAL + EVENT(1);
  const [rule] = sigmaCollection.read('a.yml', text).rules;
  expect(rule?.query?.text).toBe(text.slice(text.indexOf('detection:'), text.length - 1));
  expect(rule?.query?.span).toMatchObject({ line: 4, column: 1 });
});

test('a part of both documents is shown from its first place to its last', () => {
  const text = `title: T
logsource: {product: windows}
detection: {s: {A: 1}, condition: s}
---
action: repeat
logsource: {product: linux}
`;
  const query = sigmaCollection.read('a.yml', text).rules[1]?.query;
  expect(query?.text).toBe(text.slice(text.indexOf('logsource'), text.length - 1));
  expect(query?.span.line).toBe(2);
});
