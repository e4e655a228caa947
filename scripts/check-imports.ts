import { fileURLToPath } from 'node:url';
import { forbiddenImports } from './importDirection.js';

const found = forbiddenImports(fileURLToPath(new URL('../src', import.meta.url)));
for (const { file, imported, reason } of found) {
  console.error(`src/${file}: must not import ${imported}: ${reason}`);
}
console.log(
  `import direction: ${found.length === 0 ? 'kept' : `${found.length} forbidden imports`}`,
);
process.exitCode = found.length === 0 ? 0 : 1;
