import { explainFile } from '../../src/ingest/explain.js';
import { toRuleEntry } from '../../src/store/RuleEntry.js';
import { hostileFiles } from './hostileFiles.js';
import { measured } from './measured.js';

/** Those whose names begin with the argument; without one, all. */
const [, , chosen = ''] = process.argv;
const files = hostileFiles().filter(({ format, name }) => `${format} ${name}`.startsWith(chosen));
for (const { format, name, path, text, told } of files) {
  measured(`${format} ${name}`, text, told, () => {
    const { rules, diagnostics } = explainFile(path, text, format);
    for (const rule of rules) toRuleEntry(path, rule);
    return [...diagnostics, ...rules.flatMap((rule) => rule.diagnostics)].map(({ code }) => code);
  });
}
