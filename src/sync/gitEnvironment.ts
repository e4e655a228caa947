import { PROTOCOLS } from './addressFault.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the user's proxies, certificates, ssh and own settings need; all else of git's is dropped. */
const KEPT =
  /^GIT_(?:EXEC_PATH|SSH|SSH_COMMAND|SSH_VARIANT|PROXY_.*|SSL_.*|HTTP_.*|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/**
 * The environment that git runs in: nothing that points it at another repository, no question asked
 * of anybody, no protocol but the known ones, messages in English.
 */
export function gitEnvironment(env: Environment): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !name.toUpperCase().startsWith('GIT_') || KEPT.test(name.toUpperCase()),
  );
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: PROTOCOLS.join(':'),
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_SSH_COMMAND: sshCommand(env),
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
}

/** OpenSSH is told to ask nothing; another program of the user's is left as it is. */
function sshCommand({ GIT_SSH_COMMAND, GIT_SSH }: Environment): string | undefined {
  if (GIT_SSH_COMMAND === undefined && GIT_SSH !== undefined) return undefined;
  const command = GIT_SSH_COMMAND ?? 'ssh';
  const isOpenSsh = /^(?:\S*[/\\])?ssh(?:\.exe)?(?:\s|$)/i.test(command);
  return isOpenSsh ? `${command} -o BatchMode=yes -o ConnectTimeout=30` : command;
}
