/** A term of the pages and what it means. */
export interface Definition {
  readonly term: string;
  readonly meaning: string;
}

/** What every number on the pages means, in the order of the pages. */
export const DEFINITIONS: readonly Definition[] = [
  {
    term: 'Row',
    meaning:
      'A canonical field, a kind of comparison and a value. A rule counts at most once in a row, however often it makes the comparison.',
  },
  {
    term: 'Rules that count',
    meaning:
      'Deprecated and unsupported rules have pages of their own, marked, and are in no count.',
  },
  {
    term: 'Rules, by vendor',
    meaning:
      'Rules tagged with exactly that technique. An id that ATT&CK has replaced counts for its successor, whose page says so. Rules of sub-techniques are counted on a page of their own.',
  },
  {
    term: 'Events covered',
    meaning:
      "Log events that at least one of the rules looks at, with how many rules do. A rule leads to an event by testing the event's own id ('by id'), or by its log source.",
  },
  {
    term: 'Fields filtered most',
    meaning:
      'For each canonical field, the rules with at least one predicate on it, exclusions included. Beside each kind, how many of those rules use it. Up to five sample values, those of most rules first.',
  },
  {
    term: 'Canonical field',
    meaning:
      "One name for what authors call differently; the authors' own names stand beside it. A dot and a word behind it name an aspect, such as the file name of a path.",
  },
  {
    term: 'Kind',
    meaning:
      'What a comparison does, in positive form: eq, contains, starts_with, ends_with, wildcard, regex_match, cidr, lt, lte, gt, gte, is_null, exists, fieldref (another field), keyword (anywhere in the event).',
  },
  {
    term: 'Value',
    meaning:
      'In lower case, since comparisons ignore case nearly everywhere; regular expressions as they were written. Spaces at an end are shown as ␣, characters that cannot be seen by their code.',
  },
  {
    term: 'Indicators',
    meaning:
      "Rows with a value, exclusions included. 'Rules' are rules of the technique, 'reach' rules of the whole catalog. A blank reach means specific: no rule outside of the technique makes the comparison.",
  },
  {
    term: 'Exclusions',
    meaning:
      'Rows that at least one of the rules leaves out whatever else it matches: a negated comparison inside a NOT that is a condition of the whole query. The number says how many rules do.',
  },
  {
    term: 'Nested exclusions',
    meaning: 'Rows left out in one branch of an OR only.',
  },
  {
    term: 'Scope',
    meaning:
      'Marks a field or row that only chooses the log source or event, such as EventID, index or sourcetype.',
  },
  {
    term: 'Who shares what',
    meaning:
      'How many indicators, scope left out, are used by exactly which vendors, counted over the rules of the page.',
  },
  {
    term: 'Understood',
    meaning:
      "'In full' where every condition of a rule's query could be represented, 'in part' where something could not, 'not' where nothing could. The diagnostics say what and where.",
  },
];
