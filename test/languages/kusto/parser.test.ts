import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { importTree } from '../../../src/languages/kusto/parser/importTree.js';
import { loadParser, type ParserElement } from '../../../src/languages/kusto/parser/loadParser.js';
import { parseKusto } from '../../../src/languages/kusto/parser/parseKusto.js';
import type { SyntaxNode } from '../../../src/languages/kusto/parser/SyntaxNode.js';
import { readCaseFiles } from '../../support/languageCases.js';

const queries = readCaseFiles('kusto').flatMap(({ cases }) => cases.map(({ query }) => query));

/** What of Microsoft's libraries this test compares with. */
interface Reference {
  readonly Kusto: {
    readonly Language: {
      readonly KustoCode: { Parse(text: string): { readonly Syntax: ParserElement } };
    };
  };
}

function outline(node: SyntaxNode): unknown {
  const { kind, role, start, end, text, children } = node;
  return [kind, role, start, end, text, children.map(outline)];
}

describe("Microsoft's parser", () => {
  test('gives what KustoCode.Parse gives', () => {
    const parser = loadParser();
    const { Kusto } = globalThis as unknown as Reference;
    for (const query of queries.filter((text) => !/^\s*(\/\/.*\n)*\./.test(text))) {
      const reference = importTree(Kusto.Language.KustoCode.Parse(query).Syntax, parser, 0);
      const tree = importTree(parser.parse(query), parser, 0);
      expect(outline(tree.root)).toEqual(outline(reference.root));
      expect(tree.faults).toEqual(reference.faults);
    }
  });

  test('leaves no names that a loop over the global object finds', () => {
    loadParser();
    const names = Object.keys(globalThis);
    expect(names.filter((name) => ['Bridge', 'System', 'Kusto'].includes(name))).toEqual([]);
  });

  test('is loaded when a query is read, and not before', async () => {
    const require = createRequire(import.meta.url);
    const library = require.resolve('@kusto/language-service-next/bridge.min.js');
    const { execFileSync } = await import('node:child_process');
    const registry = new URL('../../../src/languages/registry.ts', import.meta.url).href;
    const script = `
      import { createRequire } from 'node:module';
      import { READERS } from ${JSON.stringify(registry)};
      const loaded = () => ${JSON.stringify(library)} in createRequire(import.meta.url).cache;
      const query = { text: 'T', spanAt: (start, end) => ({ start, end, line: 1, column: 1 }) };
      console.log(loaded(), READERS.kusto.read(query).queries.length, loaded());`;
    const shown = execFileSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { encoding: 'utf8' },
    );
    expect(shown.trim()).toBe('false 1 true');
  });
});

describe('the imported tree', () => {
  test('has every token at its place', () => {
    for (const query of queries) {
      for (const { text, start, end } of parseKusto(query, 0, query.length).tokens) {
        if (start >= 0 && !text.startsWith('$')) expect(query.slice(start, end)).toBe(text);
      }
    }
  });

  test('begins where the piece of the text begins', () => {
    const text = 'print x = 1;\nT | where A == "b"';
    const { statements, tokens } = parseKusto(text, 13, text.length);
    expect(statements.map(({ start, end }) => text.slice(start, end))).toEqual([text.slice(13)]);
    expect(tokens.map(({ start, end }) => text.slice(start, end)).filter(Boolean)).toEqual([
      ...['T', '|', 'where', 'A', '==', '"b"'],
    ]);
  });
});
