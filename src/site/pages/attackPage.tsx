import type { Tactic } from '../../catalog/matrix.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { Matrix } from '../parts/Matrix.js';

/** The whole matrix: a filter by vendor is added by the script. */
export function attackPage(tactics: readonly Tactic[], links: Links): string {
  return page(
    {
      title: 'ATT&CK matrix',
      path: 'attack/',
      description: 'Detection rules by ATT&CK technique.',
    },
    links,
    <>
      <h1>ATT&CK matrix</h1>
      <p class="guide">
        How many rules are tagged with exactly that id; the colour deepens at 1, 5, 20 and 80 rules.
        A dash and a broken line mark a technique that no rule is tagged with. A technique of
        several tactics stands under each of them.
      </p>
      <div class="filters" data-matrix-filters />
      <Matrix tactics={tactics} links={links} heading="h2" withSubTechniques={true} />
    </>,
  );
}
