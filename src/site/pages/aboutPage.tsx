import { DEFINITIONS } from '../definitions.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';

/** What the numbers mean, and how to use the pages. */
export function aboutPage(links: Links): string {
  return page(
    { title: 'About', path: 'about/', description: 'What every number of the catalog means.' },
    links,
    <>
      <h1>What the numbers mean</h1>
      <dl class="definitions">
        {DEFINITIONS.map(({ term, meaning }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h2>Using these pages</h2>
      <ul>
        <li>
          Every page can be read without scripts, and asks nothing of any other host. With scripts,
          tables can be sorted, filtered, copied and downloaded as CSV or JSON, and there is a
          search.
        </li>
        <li>
          <kbd>/</kbd> goes to the search, the arrow keys through its answers, <kbd>Enter</kbd>{' '}
          opens one, <kbd>Esc</kbd> closes it.
        </li>
        <li>
          Beside every page stands <code>index.json</code> with what the page is made of: what the
          command of the same question prints with <code>--json</code>.
        </li>
        <li>
          In CSV, a cell that a spreadsheet would run as a formula gets a <code>'</code> before it;
          JSON holds every value as it is.
        </li>
      </ul>
    </>,
  );
}
