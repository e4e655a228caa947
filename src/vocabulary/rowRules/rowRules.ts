import type { FieldType } from '../fields.js';
import { baseName } from './baseName.js';
import { booleanValue } from './booleanValue.js';
import { extension } from './extension.js';
import { hashValue } from './hashValue.js';
import type { RowRule } from './RowRule.js';
import { registryHive } from './registryHive.js';

/** Every row rule. A new one is a file and a line here, and cases in `test/cases/rows`. */
export const ROW_RULES: readonly RowRule[] = [
  baseName,
  extension,
  registryHive,
  hashValue,
  booleanValue,
];

/** The rules that can apply to a part of a field of a type. */
export function rulesOf(type: FieldType, aspect: string | null): readonly RowRule[] {
  return ROW_RULES.filter(({ concerns }) => concerns(type, aspect));
}
