/**
 * A condition on the number of a rule in the column `rule`: it counts, or `all` (0 or 1, SQL) takes
 * every rule. The few rules that do not count stand in an index of their own, so that no rule has to
 * be looked up.
 */
export function isCounted(rule: string, all: string): string {
  return `(${all} OR ${rule} NOT IN (SELECT id FROM rule WHERE NOT counted))`;
}
