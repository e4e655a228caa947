import { devNull } from 'node:os';

/**
 * Settings put over those of the user and the repository, on every command. What a repository holds
 * is data here: no hook, filter or monitor of it is run, no link of it is made, nothing is fetched
 * for it, and its files come out byte for byte.
 */
export const SETTINGS: readonly string[] = [
  `core.hooksPath=${devNull}`,
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  'core.fsmonitor=false',
  'core.symlinks=false',
  'core.fileMode=false',
  'core.autocrlf=false',
  'core.longPaths=true',
  'core.quotePath=false',
  'core.logAllRefUpdates=false',
  'core.sparseCheckout=true',
  'core.sparseCheckoutCone=false',
  'filter.lfs.smudge=',
  'filter.lfs.process=',
  'filter.lfs.required=false',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'protocol.ext.allow=never',
  'safe.directory=*',
  'advice.detachedHead=false',
  'gc.autoDetach=false',
  'maintenance.autoDetach=false',
  // A transfer that stands still for a minute is given up.
  'http.lowSpeedLimit=1',
  'http.lowSpeedTime=60',
].flatMap((setting) => ['-c', setting]);

/** `info/attributes`: put over every `.gitattributes`, so that files come out as they were committed. */
export const ATTRIBUTES = '* -text -filter -ident !working-tree-encoding !eol\n';
