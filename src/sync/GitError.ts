/**
 * Why git failed, as far as it matters for what to do next. `unreachable`: the remote did not
 * answer, or not with a repository; `refused`: it wants to know who asks; `local`: the fault lies
 * on this machine; `ref` and `path`: the repository has no such ref or folder; `stopped`: the user
 * ended it; `missing`: there is no git, or one that is too old.
 */
export type GitFault =
  | 'unreachable'
  | 'refused'
  | 'local'
  | 'ref'
  | 'path'
  | 'foreign'
  | 'stopped'
  | 'missing';

/** What git, or the look at what it gave, failed on. */
export class GitError extends Error {
  readonly fault: GitFault;
  readonly hint: string | null;

  constructor(fault: GitFault, message: string, hint: string | null = null) {
    super(message);
    this.fault = fault;
    this.hint = hint;
  }
}

const REFUSED =
  /terminal prompts disabled|could not read (?:Username|Password)|Authentication failed|Permission denied \(|Invalid (?:username|credentials)|HTTP Basic: Access denied|returned error: (?:401|403|407)|Host key verification failed/i;
const LOCAL =
  /No space left|Read-only file system|Permission denied(?! \()|File exists|[Uu]nable to (?:create|write)|could not (?:lock|write)|cannot (?:create|mkdir|open)|index file|corrupt|bad object|not a git repository|dubious ownership|Filename too long|invalid path|mismatched algorithms/;

/** Reads git's own words (in English) for the fault of a command that speaks with a remote. */
export function remoteFault(words: string): GitFault {
  if (REFUSED.test(words)) return 'refused';
  // A server's own words are no fault of this machine.
  const own = words.split('\n').filter((line) => !line.startsWith('remote:'));
  return LOCAL.test(own.join('\n')) ? 'local' : 'unreachable';
}
