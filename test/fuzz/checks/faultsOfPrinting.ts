import pc from 'picocolors';
import { predicateLines } from '../../../src/cli/explanation.js';
import { diagnosticText } from '../../../src/cli/print/diagnosticText.js';
import { printExplanation } from '../../../src/cli/print/explanation.js';
import type { Explanation } from '../../../src/ingest/explain.js';
import { unsafeCharacter } from './unsafeCharacter.js';

const PAGE = { columns: 100, proseColumns: 100, colours: pc.createColors(false) };

/** What a terminal must not be shown of what `explain` prints, for a file of this name. */
export function faultsOfPrinting(name: string, explanation: Explanation): readonly string[] {
  const { rules, diagnostics, lines } = explanation;
  const pages = rules.map((record) =>
    printExplanation(
      {
        record,
        predicates: predicateLines(record, { id: null, path: name }),
        diagnostics: record.diagnostics,
        lines,
        name,
      },
      PAGE,
    ),
  );
  const remarks = diagnostics.map((one) => diagnosticText(name, one, lines, PAGE));
  return [...pages, ...remarks].flatMap((text) => {
    const found = unsafeCharacter(text);
    return found === null ? [] : [`${found} is printed`];
  });
}
