import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TriedTarget } from './tryTarget.js';

const SCRIPT = fileURLToPath(new URL('./oneTarget.ts', import.meta.url));

/**
 * Tries a target in a process of its own, so that the time of the processor that it takes can be
 * told from that of the others.
 */
export function tryInProcess(name: string, seed: number, seconds: number): Promise<TriedTarget> {
  const args = ['--expose-gc', '--import', 'tsx', SCRIPT, name, String(seed), String(seconds)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(JSON.parse(output) as TriedTarget);
      else reject(new Error(`the process that tried '${name}' ended with ${code}`));
    });
  });
}
