// How to read each section of a technique's page.

export const EVENTS =
  "The log events these rules need: where one is not collected, its rules see nothing. 'By id' counts the rules that test the event's own id; the others come to it through their log source.";
export const FIELDS =
  'How many of the rules filter on a field, exclusions included, and by which comparisons; beside it the values it is compared with most and what the authors call it.';
export const INDICATORS =
  'One comparison a line, by how many of these rules make it, exclusions included. Reach is how many rules of the whole catalog make the same comparison: where it is high, expect noise from it alone and pair it with a second test; where it is blank the comparison is specific, no rule elsewhere makes it. A value opens to the rules behind it.';
export const SHARED =
  'Indicators that several publishers came to independently are the well-trodden ones; what one alone has may be worth borrowing. What only chooses the log source is left out; all rules of the page count, whatever the filter shows.';
export const EXCLUSIONS =
  'What rules leave out whatever else they match: noise that their authors have met. Write a new rule without the lines at the top, and the same programs will most likely set it off.';
export const NESTED =
  'Left out in one branch of a rule only, while its other branches go without: a hint at noise, weaker than an exclusion.';
export const START =
  "A Sigma rule to begin with: the commonest log source of these rules, the fields they filter on most there with their commonest values, and what they have learned to exclude. Values are in lower case, as the catalog counts them; Sigma's comparisons ignore case.";
