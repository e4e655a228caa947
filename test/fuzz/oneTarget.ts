import { runTarget } from './runTarget.js';

/** `oneTarget NAME SEED SECONDS`: tries one target, and prints what came of it as JSON. */
const [, , name = '', seed = '', seconds = ''] = process.argv;
const tried = await runTarget(name, Number(seed), Number(seconds));
process.stdout.write(JSON.stringify(tried));
