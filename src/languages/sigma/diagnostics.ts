import { type DiagnosticDefinition, reporterFor } from '../../model/Diagnostic.js';

/** What can be wrong in the detection part of a Sigma rule. */
export const SIGMA_DIAGNOSTICS = {
  'sigma/no-detection': {
    severity: 'error',
    meaning: 'The document has neither a detection nor a correlation nor a filter.',
    hint: "Add a 'detection' with at least one selection and a condition.",
  },
  'sigma/further-documents': {
    severity: 'warning',
    meaning: 'A query holds several YAML documents; only the first is read.',
    hint: 'Give each rule as a query of its own, or explain the file.',
  },
  'sigma/no-condition': {
    severity: 'error',
    meaning: 'The detection has no condition, or one that is not text.',
    hint: "Add 'condition:' with the names of the selections, such as 'selection and not filter'.",
  },
  'sigma/condition-syntax': {
    severity: 'error',
    meaning: 'The condition does not follow the grammar of the Sigma specification.',
    hint: "Use selection names, 'and', 'or', 'not', parentheses, and '1 of' or 'all of' a pattern.",
  },
  'sigma/condition-too-deep': {
    severity: 'error',
    meaning: 'The condition nests deeper than any condition does.',
    hint: 'Remove parentheses, or split the condition.',
  },
  'sigma/condition-too-long': {
    severity: 'error',
    meaning: 'The condition is longer than any condition is; it is not read.',
    hint: "Shorten it: '1 of' and 'all of' take patterns of names.",
  },
  'sigma/operator-case': {
    severity: 'info',
    meaning: 'An operator of the condition is not in lower case, as the specification writes it.',
    hint: 'Write it in lower case; other tools may not read it otherwise.',
  },
  'sigma/unknown-selection': {
    severity: 'error',
    meaning: 'The condition names a selection that the detection does not have.',
    hint: 'Correct the name, or add the selection.',
  },
  'sigma/empty-pattern': {
    severity: 'error',
    meaning: 'No selection matches the pattern in the condition.',
    hint: 'Correct the pattern, or add the selections.',
  },
  'sigma/unused-selection': {
    severity: 'warning',
    meaning: 'A selection is defined, but no condition uses it: it has no effect.',
    hint: "Use it in the condition, or remove it; names that begin with '_' are left alone.",
  },
  'sigma/aggregation': {
    severity: 'warning',
    meaning: 'The condition ends in an aggregation, which Sigma 2 replaced by correlation rules.',
    hint: 'Move what stands behind the pipe into a correlation rule.',
  },
  'sigma/timeframe': {
    severity: 'warning',
    meaning: 'The detection has a timeframe, which Sigma 2 replaced by correlation rules.',
    hint: "Move it to 'timespan' of a correlation rule.",
  },
  'sigma/empty-selection': {
    severity: 'error',
    meaning: 'A selection holds nothing to look for.',
    hint: 'Give it fields or keywords, or remove it.',
  },
  'sigma/unknown-modifier': {
    severity: 'error',
    meaning: 'A field has a modifier that the Sigma specification does not know.',
    hint: 'Correct the modifier.',
  },
  'sigma/modifier-alias': {
    severity: 'info',
    meaning: 'A modifier has a name that some tools accept and the specification does not list.',
    hint: 'Use the name of the specification.',
  },
  'sigma/modifier-conflict': {
    severity: 'error',
    meaning: 'Two modifiers of a field cannot be used together, or not in this order.',
    hint: 'Keep one of them, or change their order.',
  },
  'sigma/single-value-all': {
    severity: 'info',
    meaning: "A single value has the modifier 'all', which the specification does not allow.",
    hint: "Remove '|all'; it changes nothing here.",
  },
  'sigma/value-type': {
    severity: 'error',
    meaning: 'A value has a type that its modifiers do not take.',
    hint: 'Give the value the type that the modifier takes.',
  },
  'sigma/keyword-modifier': {
    severity: 'error',
    meaning: 'A modifier that needs a field stands on keywords.',
    hint: 'Put the name of the field before the modifier.',
  },
  'sigma/placeholder': {
    severity: 'info',
    meaning: 'A value is a placeholder: what it stands for is known only where the rule is used.',
    hint: 'Nothing to do: the placeholder is kept as the value.',
  },
  'sigma/too-many-values': {
    severity: 'error',
    meaning: 'The rule expands to more values than any rule has; the rest is left out.',
    hint: 'Remove repeated aliases and repeated selections.',
  },
  'sigma/unknown-correlation-type': {
    severity: 'error',
    meaning: 'The correlation has a type that the specification does not know.',
    hint: 'Correct the type.',
  },
  'sigma/correlation-incomplete': {
    severity: 'error',
    meaning: 'The correlation lacks something that its type requires.',
    hint: 'Add it; the Sigma correlation specification says what each type requires.',
  },
} as const satisfies Record<string, DiagnosticDefinition>;

export const report = reporterFor(SIGMA_DIAGNOSTICS);
