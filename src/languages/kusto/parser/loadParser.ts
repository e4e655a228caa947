import { createRequire } from 'node:module';

/** A node or token of Microsoft's syntax tree: what is used of it. */
export interface ParserElement {
  /** Number of the kind, see `kindNames`. */
  readonly Kind: number;
  readonly ChildCount: number;
  readonly GetChild: (index: number) => ParserElement | null;
  /** What a child is in its parent: `Condition`, `Left`. */
  readonly GetName?: (index: number) => string;
  readonly HasSyntaxDiagnostics: boolean;
  readonly SyntaxDiagnostics: unknown;
  /** Of tokens alone. */
  readonly Text?: string;
  /** Blanks and comments before a token. */
  readonly Trivia?: string;
  /** A token without quotes and escapes. */
  readonly ValueText?: string;
  /** Of names alone, without brackets and quotes. */
  readonly SimpleName?: string;
}

/** What the parser says of an element. */
export interface ParserDiagnostic {
  /** `KS005`, … */
  readonly Code: string;
  readonly Message: string;
}

export interface KustoParser {
  readonly parse: (text: string) => ParserElement;
  readonly kindNames: readonly string[];
  readonly diagnosticsOf: (element: ParserElement) => readonly ParserDiagnostic[];
}

/** The parts of Microsoft's libraries that are called; they define globals. */
interface KustoGlobals {
  readonly Kusto: {
    readonly Language: {
      readonly Parsing: { readonly QueryParser: { ParseQuery$1(text: string): ParserElement } };
      readonly Syntax: { readonly SyntaxKind: Readonly<Record<string, unknown>> };
    };
  };
  readonly System: {
    readonly Array: {
      getCount(list: unknown): number;
      getItem(list: unknown, index: number): ParserDiagnostic;
    };
  };
}

const LIBRARY = '@kusto/language-service-next';

let parser: KustoParser | null = null;

/**
 * Microsoft's query parser, loaded when it is first asked for. It is `QueryParser.ParseQuery`, which
 * is all that `KustoCode.Parse` does with a query; the rest of that function prepares editor
 * features, which takes longer than loading and parsing together.
 */
export function loadParser(): KustoParser {
  parser ??= load();
  return parser;
}

function load(): KustoParser {
  const require = createRequire(import.meta.url);
  require(`${LIBRARY}/bridge.min.js`);
  require(`${LIBRARY}/Kusto.Language.Bridge.min.js`);
  hideGlobals();
  const { Kusto, System } = globalThis as unknown as KustoGlobals;
  const { QueryParser } = Kusto.Language.Parsing;
  return {
    parse: (text) => QueryParser.ParseQuery$1(text),
    kindNames: kindNames(Kusto.Language.Syntax.SyntaxKind),
    diagnosticsOf: ({ SyntaxDiagnostics: list }) =>
      Array.from({ length: System.Array.getCount(list) }, (_, i) => System.Array.getItem(list, i)),
  };
}

/** The libraries call each other through globals: these must stay, but need not be listed. */
function hideGlobals(): void {
  for (const name of ['Bridge', 'System', 'Kusto']) {
    Object.defineProperty(globalThis, name, { enumerable: false });
  }
}

function kindNames(kinds: Readonly<Record<string, unknown>>): readonly string[] {
  const names: string[] = [];
  for (const [name, number] of Object.entries(kinds)) {
    if (typeof number === 'number') names[number] ??= name;
  }
  return names;
}
