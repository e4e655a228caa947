// Takes what the site's pages load as it is, beside the compiled code.
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
cpSync(folder('src/site/assets'), folder('dist/site/assets'), { recursive: true });
