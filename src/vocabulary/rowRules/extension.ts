import type { RowRule } from './RowRule.js';

/** A file has the extension `x` exactly when its path ends in `.x`. */
export const extension: RowRule = {
  name: 'extension',
  concerns: (type, aspect) => type === 'path' && aspect === 'extension',
  rewrite: ({ kind, value }) =>
    kind === 'eq' && /^[^./\\]+$/.test(value)
      ? { aspect: null, kind: 'ends_with', value: `.${value}` }
      : undefined,
};
