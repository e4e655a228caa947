import { spawn } from 'node:child_process';
import { GitError, remoteFault } from './GitError.js';
import { gitEnvironment } from './gitEnvironment.js';
import { SETTINGS } from './gitSettings.js';

/** Runs the system's git. */
export interface Git {
  /**
   * Runs one command and resolves to what it printed. Throws a GitError with git's own words; for a
   * command that speaks with a remote its fault says what kind.
   */
  readonly run: (args: readonly string[], options?: RunOptions) => Promise<string>;
}

export interface RunOptions {
  /** The repository; left out for commands that need none. */
  readonly gitDir?: string;
  /** The folder of its files. */
  readonly workTree?: string;
  /** The command speaks with a remote. */
  readonly isRemote?: boolean;
  /** Called with each line of git's own progress that says how far it is. */
  readonly onProgress?: (line: string) => void;
}

export interface GitOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Ends the running command, and every later one. */
  readonly signal?: AbortSignal;
}

/** Partial clones with sparse checkouts work well from here on (March 2021). */
const OLDEST = [2, 31] as const;

const INSTALL =
  "Install it with your system's package manager (such as 'apt install git' or 'brew install git') or from https://git-scm.com/downloads.";

/** The system's git, ready to run. Throws a GitError where there is none, or one that is too old. */
export async function createGit({ env, signal }: GitOptions): Promise<Git> {
  const plain = starter(gitEnvironment(env), signal);
  const version = await plain(['--version'], {});
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    const message = `git ${major}.${minor} is too old; ${OLDEST.join('.')} or newer is needed`;
    throw new GitError('missing', message, INSTALL);
  }
  // An ssh of the user's own settings would be overruled by the one that asks nothing.
  const ssh = await plain(['config', '--get', 'core.sshCommand'], {}).catch(() => '');
  const own = ssh.trim() === '' ? {} : { GIT_SSH_COMMAND: env.GIT_SSH_COMMAND ?? ssh.trim() };
  return { run: starter(gitEnvironment({ ...env, ...own }), signal) };
}

function starter(env: NodeJS.ProcessEnv, signal: AbortSignal | undefined) {
  return (args: readonly string[], options: RunOptions = {}): Promise<string> => {
    const { gitDir, workTree } = options;
    const place = [
      ...(gitDir === undefined ? [] : [`--git-dir=${gitDir}`]),
      ...(workTree === undefined ? [] : [`--work-tree=${workTree}`]),
    ];
    return start([...SETTINGS, ...place, ...args], args[0] ?? '', env, signal, options);
  };
}

function start(
  args: readonly string[],
  command: string,
  env: NodeJS.ProcessEnv,
  signal: AbortSignal | undefined,
  options: RunOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const out: Buffer[] = [];
    const words: string[] = [];
    const child = spawn('git', args, {
      ...{ env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true },
      ...(options.workTree === undefined ? {} : { cwd: options.workTree }),
      ...(signal === undefined ? {} : { signal }),
    });
    child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      words.push(text);
      const line = text.split(/[\r\n]/).findLast((part) => /\d%/.test(part));
      if (line !== undefined) options.onProgress?.(line.trim());
    });
    child.on('error', (error: NodeJS.ErrnoException) => reject(notStarted(error, signal)));
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out).toString('utf8'));
      else reject(failed(words.join(''), command, signal, options));
    });
  });
}

function notStarted(error: NodeJS.ErrnoException, signal: AbortSignal | undefined): GitError {
  if (signal?.aborted) return stopped();
  if (error.code === 'ENOENT') return new GitError('missing', 'there is no git here', INSTALL);
  return new GitError('missing', `git cannot be run: ${error.message}`, INSTALL);
}

function failed(
  words: string,
  command: string,
  signal: AbortSignal | undefined,
  { isRemote = false }: RunOptions,
): GitError {
  if (signal?.aborted) return stopped();
  return new GitError(isRemote ? remoteFault(words) : 'local', reasonIn(words, command));
}

function stopped(): GitError {
  return new GitError('stopped', 'stopped before it was done');
}

/** The line of git's words that says why, without its label. */
function reasonIn(words: string, command: string): string {
  const lines = words.split(/[\r\n]+/).map((line) => line.trim());
  const telling = lines.filter((line) => /^(?:fatal|error|ssh|remote: error|ERROR):/i.test(line));
  const line = telling[0] ?? lines.findLast((one) => one !== '') ?? `git ${command} failed`;
  return line.replace(/^(?:fatal|error|remote: error):\s*/i, '');
}
