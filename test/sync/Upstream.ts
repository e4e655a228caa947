import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A repository as a server has it, and somebody who commits to it. */
export interface Upstream {
  /** The bare repository's folder. */
  readonly bare: string;
  /** Its address. */
  readonly url: string;
  /** Writes files (null removes one), commits and pushes them; the commit's id. */
  readonly commit: (files: Readonly<Record<string, string | null>>) => string;
  /** Runs git in the committer's checkout. */
  readonly git: (...args: readonly string[]) => string;
  /** Pushes everything, by force. */
  readonly push: () => void;
}

/** Git knows nobody's settings here, and all commits are of one day. */
const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_GLOBAL: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2026-08-05T12:00:00+02:00',
  GIT_COMMITTER_NAME: 'C',
  GIT_COMMITTER_EMAIL: 'c@example.org',
  GIT_COMMITTER_DATE: '2026-08-05T12:00:00+02:00',
};

/** An empty repository below `folder`, its default branch `main`. */
export function createUpstream(folder: string): Upstream {
  const bare = join(folder, 'upstream.git');
  const work = join(folder, 'work');
  const run = (cwd: string, args: readonly string[]) =>
    execFileSync('git', args, { cwd, env: ENVIRONMENT, encoding: 'utf8', stdio: 'pipe' }).trim();
  const git = (...args: readonly string[]) => run(work, args);
  const push = () => void git('push', '--quiet', '--force', '--mirror', bare);
  mkdirSync(work, { recursive: true });
  run(folder, ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
  run(bare, ['config', 'uploadpack.allowFilter', 'true']);
  run(work, ['init', '--quiet', '--initial-branch=main']);
  return {
    ...{ bare, url: pathToFileURL(bare).href, git, push },
    commit(files) {
      for (const [path, text] of Object.entries(files)) write(join(work, path), text);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'a change');
      push();
      return git('rev-parse', 'HEAD');
    },
  };
}

function write(file: string, text: string | null): void {
  if (text === null) {
    rmSync(file, { recursive: true });
    return;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
