// Reads every file below the given folders, and nothing else.
// Usage: node readFiles.mjs FOLDER…
import { readFileSync } from 'node:fs';
import { filesBelow } from './filesBelow.mjs';

let [files, bytes] = [0, 0];
for (const file of process.argv.slice(2).flatMap(filesBelow)) {
  files += 1;
  bytes += readFileSync(file).length;
}
console.log(JSON.stringify({ files, bytes }));
