import type { RowRule } from './RowRule.js';

/** Of a field that is true or false, 1 is true and 0 is false. */
export const booleanValue: RowRule = {
  name: 'boolean-value',
  concerns: (type) => type === 'boolean',
  rewrite: ({ aspect, kind, value }) =>
    kind === 'eq' && (value === '1' || value === '0')
      ? { aspect, kind, value: value === '1' ? 'true' : 'false' }
      : undefined,
};
