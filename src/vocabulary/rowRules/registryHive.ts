import type { RowRule } from './RowRule.js';

/**
 * A registry hive has a short name, a long one and one in the kernel's notation. A path begins with
 * one of them, so the beginning of what it is compared with is written with the short one. Where a
 * path only has to contain the text, a hive's whole name and the separator behind it have to be there.
 */
export const registryHive: RowRule = {
  name: 'registry-hive',
  concerns: (type, aspect) => type === 'registry path' && (aspect === null || aspect === 'key'),
  rewrite: ({ aspect, kind, value }) => {
    if (!WITH_BEGINNING.has(kind)) return undefined;
    const found = /^(hkey_[a-z_]+|\\registry\\(?:machine|user))(\\|$)/.exec(value);
    const short = SHORT_NAMES.get(found?.[1] ?? '');
    if (found === null || short === undefined) return undefined;
    if (found[2] === '' && kind !== 'eq') return undefined;
    return { aspect, kind, value: short + value.slice(found[1]?.length) };
  },
};

const WITH_BEGINNING: ReadonlySet<string> = new Set([
  ...['eq', 'starts_with', 'wildcard', 'contains'],
]);

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([
  ['hkey_local_machine', 'hklm'],
  ['\\registry\\machine', 'hklm'],
  ['hkey_users', 'hku'],
  ['\\registry\\user', 'hku'],
  ['hkey_classes_root', 'hkcr'],
  ['hkey_current_user', 'hkcu'],
  ['hkey_current_config', 'hkcc'],
]);
