import { addFilters } from './filters.js';
import { addMatrixFilter } from './matrixFilter.js';
import { nameRulesBehind } from './openRows.js';
import { readPageRules } from './pageRules.js';
import type { Row } from './Row.js';
import { readLists } from './readLists.js';
import { addSearch } from './searchBox.js';
import { enhanceCopies } from './takeAway.js';
import { themeToggle } from './themeToggle.js';

const tools = document.querySelector<HTMLElement>('[data-tools]');
addSearch(tools);
tools?.append(themeToggle());
enhanceCopies();
addMatrixFilter();

const rules = readPageRules();
const lists = readLists(rules);
nameRulesBehind(rules);
addFilters(lists, rules);

// A link to a value of a field: `?q=…` behind the page's address.
const asked = new URLSearchParams(location.search).get('q');
if (asked !== null) {
  const wanted = asked.toLowerCase();
  const values = lists.find(({ holder }) => holder.dataset.list === 'values');
  const isAsked = (row: Row) => String(row.cells(null)[3]).toLowerCase() === wanted;
  void values?.openValue(isAsked);
}
