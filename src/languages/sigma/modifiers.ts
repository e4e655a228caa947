import type { TimePart, ValueTransform } from '../../model/Predicate.js';
import type { Comparison, Operator } from './Comparison.js';

/** One modifier of the Sigma modifiers appendix 2.1. */
export interface Modifier {
  readonly change: (before: Comparison) => Comparison;
  /** Whether the modifier can follow what stands before it; the text says why not. */
  readonly conflict?: (before: Comparison) => string | null;
}

/** Every modifier of the specification. */
export const MODIFIERS: ReadonlyMap<string, Modifier> = new Map<string, Modifier>(
  Object.entries({
    all: { change: (c) => ({ ...c, all: true }) },
    neq: { change: (c) => ({ ...c, negated: true }) },
    cased: { change: (c) => ({ ...c, cased: true }), conflict: needsText },
    expand: { change: (c) => ({ ...c, expand: true }) },
    contains: shape({ before: true, behind: true }),
    startswith: shape({ before: false, behind: true }),
    endswith: shape({ before: true, behind: false }),
    re: operator('regex_match'),
    i: regexFlag((c) => ({ ...c, ignoreCase: true })),
    m: regexFlag((c) => ({ ...c, regexFlags: addFlag(c.regexFlags, 'm') })),
    s: regexFlag((c) => ({ ...c, regexFlags: addFlag(c.regexFlags, 's') })),
    cidr: operator('cidr'),
    exists: operator('exists'),
    fieldref: {
      change: (c) => ({ ...c, operator: 'fieldref' }),
      conflict: (c) =>
        needsText(c) === null && c.transforms.length === 0 ? null : "'fieldref' takes a field name",
    },
    lt: operator('lt'),
    lte: operator('lte'),
    gt: operator('gt'),
    gte: operator('gte'),
    windash: { change: transform('windash'), conflict: needsText },
    wide: { change: transform('utf16le'), conflict: needsText },
    utf16le: { change: transform('utf16le'), conflict: needsText },
    utf16be: { change: transform('utf16be'), conflict: needsText },
    utf16: { change: transform('utf16'), conflict: needsText },
    base64: { change: transform('base64'), conflict: needsUnshapedText },
    base64offset: { change: transform('base64offset'), conflict: needsUnshapedText },
    minute: timePart('minute'),
    hour: timePart('hour'),
    day: timePart('day'),
    week: timePart('week'),
    month: timePart('month'),
    year: timePart('year'),
  }),
);

/** Names that pySigma accepts beside those of the specification. */
export const MODIFIER_ALIASES: ReadonlyMap<string, string> = new Map([
  ['ignorecase', 'i'],
  ['multiline', 'm'],
  ['dotall', 's'],
]);

function operator(name: Operator): Modifier {
  return {
    change: (c) => ({ ...c, operator: name }),
    conflict: (c) => {
      const fitsTime = c.timePart === null || NUMERIC.has(name);
      const plain = c.operator === 'text' && fitsTime && isUnshaped(c);
      return plain ? null : 'it must be the first modifier';
    },
  };
}

/** Nothing before it has said how a text is compared. */
function isUnshaped({ before, behind, transforms, cased }: Comparison): boolean {
  return !before && !behind && transforms.length === 0 && !cased;
}

const NUMERIC: ReadonlySet<Operator> = new Set<Operator>(['lt', 'lte', 'gt', 'gte']);

function shape(wildcards: { readonly before: boolean; readonly behind: boolean }): Modifier {
  return {
    change: (c) => ({
      ...c,
      before: c.before || wildcards.before,
      behind: c.behind || wildcards.behind,
    }),
    conflict: (c) => {
      if (c.operator === 'fieldref') return null;
      if (c.operator !== 'regex_match') return needsText(c);
      const anywhere = wildcards.before && wildcards.behind;
      return anywhere ? null : "a regular expression is anchored with '^' or '$'";
    },
  };
}

function regexFlag(change: Modifier['change']): Modifier {
  return {
    change,
    conflict: (c) => (c.operator === 'regex_match' ? null : "it can only follow 're'"),
  };
}

function timePart(part: TimePart): Modifier {
  return {
    change: (c) => ({ ...c, timePart: part }),
    conflict: (c) => {
      const numeric = c.operator === 'text' || NUMERIC.has(c.operator);
      const plain = c.timePart === null && numeric && isUnshaped(c);
      return plain ? null : 'it takes a number and no other part of a time';
    },
  };
}

function transform(name: ValueTransform): Modifier['change'] {
  return (c) => ({ ...c, transforms: [...c.transforms, name] });
}

function needsText(c: Comparison): string | null {
  return c.operator === 'text' && c.timePart === null ? null : 'it needs text';
}

/** pySigma refuses to encode a value that already has wildcards around it; so do the backends. */
function needsUnshapedText(c: Comparison): string | null {
  if (c.before || c.behind) return "it must stand before 'contains', 'startswith' and 'endswith'";
  return needsText(c);
}

function addFlag(flags: string, flag: string): string {
  return flags.includes(flag) ? flags : [...flags, flag].sort().join('');
}
