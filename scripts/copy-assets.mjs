// Puts what the site's pages load as it is beside the compiled code: pictures, and one stylesheet
// made of those in src/site/styles, in this order.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const STYLES = [
  ...['tokens', 'ground', 'frame', 'controls', 'tables', 'rule', 'picture', 'matrix'],
  ...['settings', 'narrow', 'print'],
];

const file = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
cpSync(file('src/site/assets'), file('dist/site/assets'), { recursive: true });
const sheets = STYLES.map((name) => readFileSync(file(`src/site/styles/${name}.css`), 'utf8'));
writeFileSync(file('dist/site/assets/site.css'), sheets.join('\n'));
