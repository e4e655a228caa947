import { addDiagnostic } from '../../../text/addDiagnostic.js';
import type { Extent } from '../../../text/Extent.js';
import { report } from '../diagnostics.js';
import type { EvalNode } from '../eval/EvalNode.js';
import { createEvalParser, type EvalParser } from '../eval/EvalParser.js';
import { parseEval } from '../eval/parseEval.js';
import { buildTerm } from '../lower/buildTerm.js';
import { derivedTerm } from '../lower/Term.js';
import type { SplContext } from '../SplContext.js';
import { lexArguments } from '../search/lexArguments.js';
import type { Branch } from './Branch.js';
import { argumentsOf, eachBranch, loweringFor, type Place, type Step } from './Run.js';

interface Assignment {
  readonly name: string;
  readonly node: EvalNode;
}

/** `eval a=…, b=…`: what the columns stand for from here on, each seen by the next. */
export function readEval(place: Place): Step {
  const assignments = readAssignments(place, argumentsOf(place));
  return eachBranch((branch) => {
    for (const { name, node } of assignments) assign(place, branch, name, node);
  });
}

function assign(place: Place, branch: Branch, name: string, node: EvalNode): void {
  branch.columns.named.set(name, buildTerm(loweringFor(place, branch), node, name));
}

/**
 * Reads assignments. What is malformed costs the one column, and is no more than a warning: a
 * column is not a condition until something compares it.
 */
function readAssignments(place: Place, extent: Extent): readonly Assignment[] {
  const context = quiet(place.run.context);
  const parser = createEvalParser(context, place.pipeline, extent);
  const assignments: Assignment[] = [];
  while (parser.stream.peek().type !== 'end') {
    const name = readTarget(parser);
    if (name === null) break;
    assignments.push({ name, node: parseEval(parser) });
    skipToComma(parser);
  }
  for (const { severity, message, span, hint, code } of context.diagnostics) {
    const said = severity === 'error' ? report('spl/eval-syntax', message, span, hint) : null;
    addDiagnostic(place.run.context.diagnostics, said ?? { code, severity, message, span, hint });
  }
  return assignments;
}

function quiet(context: SplContext): SplContext {
  return { ...context, diagnostics: [] };
}

/** The name before the equals sign, which is passed; null where there is none. */
function readTarget({ stream, pipeline }: EvalParser): string | null {
  const first = stream.peek();
  while (stream.peek().text !== '=' && stream.peek().type !== 'end') stream.next();
  if (stream.peek().type === 'end') return null;
  const end = stream.previous().end;
  stream.next();
  const written = pipeline.source.text.slice(first.start, end);
  return /^(["']).*\1$/s.test(written) ? written.slice(1, -1) : written;
}

function skipToComma({ stream }: EvalParser): void {
  for (let depth = 0; stream.peek().type !== 'end'; ) {
    const { type } = stream.next();
    if (type === 'open') depth += 1;
    else if (type === 'close') depth -= 1;
    else if (type === 'comma' && depth <= 0) return;
  }
}

/**
 * `foreach a* [eval …]`: the columns that its template computes. The template is no expression
 * (`<<FIELD>>` is replaced in it first), so nothing more is known of them.
 */
export function readForeach(place: Place): Step {
  const { pipeline, run } = place;
  const tokens = lexArguments(pipeline, argumentsOf(place));
  const block = tokens.find(({ type }) => type === 'block');
  const template = block === undefined ? undefined : pipeline.blocks.get(block.start);
  if (template === undefined) return eachBranch(() => undefined);
  const silent = { ...place, run: { ...run, context: quiet(run.context) } };
  const names = template.commands
    .filter(({ name }) => name === 'eval')
    .flatMap((command) => readAssignments(silent, { start: command.arguments, end: command.end }))
    .map(({ name }) => name)
    .filter((name) => !name.includes('<<'));
  return eachBranch(({ columns }) => {
    for (const name of names) columns.named.set(name, derivedTerm(name));
  });
}
