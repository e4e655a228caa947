import type { Source } from '../ingest/Source.js';
import { shownAddress } from '../sync/addressFault.js';
import { isWhatWasAsked, readCheckoutState } from '../sync/CheckoutState.js';
import { webAddress } from '../sync/webAddress.js';
import { visible } from '../text/visible.js';
import { badInput } from './CliError.js';
import { quotedIfNeeded } from './print/shell.js';
import type { ConfiguredGit } from './readGitSource.js';

/**
 * A git source as it lies in its checkout. Throws bad input where it has yet to be synced: it is
 * not there, not whole, or not what the configuration asks for now.
 */
export function syncedSource(
  { format, git, url, licence }: ConfiguredGit,
  config: string | undefined,
): Source {
  const state = readCheckoutState(git.folder);
  if (state === null || !isWhatWasAsked(state, git)) {
    const message =
      state === null
        ? `the git source '${visible(git.name)}' is not here yet`
        : state.complete
          ? `the git source '${visible(git.name)}' was synced for another configuration`
          : `the git source '${visible(git.name)}' is incomplete: a sync of it has not ended`;
    throw badInput(message, `Run '${syncCommand(config)}' first.`);
  }
  const { commit, date, refName, folders } = state;
  const repository = shownAddress(git.address);
  const pages = url?.replaceAll('{commit}', commit) ?? webAddress(git.address, commit);
  return {
    ...{ format, path: git.folder, name: git.name },
    ...(pages === null ? {} : { url: pages }),
    ...(folders.includes('') ? {} : { folders }),
    origin: { commit, commitDate: date, repository, ref: refName, licence },
  };
}

/** How to sync what this configuration names; undefined for the one that is found by itself. */
function syncCommand(config: string | undefined): string {
  if (config === undefined) return 'concord sync';
  return `concord sync --config ${quotedIfNeeded(config)}`;
}
