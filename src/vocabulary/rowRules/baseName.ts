import type { Separator } from '../FieldContext.js';
import type { RowRule } from './RowRule.js';

/**
 * A file has the name `x` exactly when its path ends in `\x`, or in `/x` where the platform has
 * slashes. Where the platform is open, the name tells: that of a Windows program or script has its
 * ending.
 */
export const baseName: RowRule = {
  name: 'base-name',
  concerns: (type, aspect) => type === 'path' && aspect === 'name',
  rewrite: ({ kind, value }, separator) =>
    kind === 'eq' && value !== '' && !/[\\/]/.test(value)
      ? { aspect: null, kind: 'ends_with', value: (separator ?? separatorFor(value)) + value }
      : undefined,
};

const WINDOWS_ENDINGS: ReadonlySet<string> = new Set([
  ...['exe', 'com', 'scr', 'pif', 'dll', 'sys', 'ocx', 'cpl', 'drv', 'efi'],
  ...['bat', 'cmd', 'ps1', 'psm1', 'psd1', 'vbs', 'vbe', 'js', 'jse', 'wsf', 'wsh', 'wsc', 'sct'],
  ...['hta', 'msi', 'msp', 'msc', 'lnk'],
]);

function separatorFor(name: string): NonNullable<Separator> {
  return WINDOWS_ENDINGS.has(name.slice(name.lastIndexOf('.') + 1)) ? '\\' : '/';
}
