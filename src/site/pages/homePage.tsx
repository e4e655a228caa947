import type { Tactic } from '../../catalog/matrix.js';
import type { Stats } from '../../catalog/overview.js';
import type { TechniqueItem } from '../../catalog/techniques.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { Matrix } from '../parts/Matrix.js';
import { Section } from '../parts/Section.js';
import { Table } from '../parts/Table.js';
import { count, number } from '../words.js';

export interface HomePageData {
  readonly stats: Stats;
  readonly techniques: readonly TechniqueItem[];
  readonly tactics: readonly Tactic[];
}

const MOST_TECHNIQUES = 12;

/** What is in the catalog, and the ways into it. */
export function homePage({ stats, techniques, tactics }: HomePageData, links: Links): string {
  return page(
    {
      title: 'Concord',
      path: '',
      description: 'What detection rules filter on and exclude, technique by technique.',
    },
    links,
    <>
      <h1>What the community's detection rules filter on</h1>
      <p class="lead">
        {count(stats.rules, 'detection rule')} taken apart: which log events carry a technique,
        which fields and values rules look for, how widely each is used, and what has been learned
        to exclude.
      </p>
      <Figures stats={stats} />
      <Section
        id="techniques"
        title="Techniques with most rules"
        guidance="ATT&CK techniques by how many rules are tagged with exactly that id."
      >
        <TopTechniques techniques={techniques.slice(0, MOST_TECHNIQUES)} links={links} />
      </Section>
      <Section
        id="matrix"
        title="Matrix"
        guidance={
          <>
            Rules by tactic and technique; a dash marks a technique that no rule is tagged with.{' '}
            <a href={links.to('attack/')}>With sub-techniques and by vendor</a>.
          </>
        }
      >
        <Matrix tactics={tactics} links={links} heading="h3" withSubTechniques={false} />
      </Section>
    </>,
  );
}

function Figures({ stats }: { readonly stats: Stats }) {
  const { totals } = stats;
  const figures = [
    ['counted', 'rules that count'],
    ['techniques', 'techniques'],
    ['events', 'log events'],
    ['fields', 'fields'],
    ['values', 'comparisons'],
  ] as const;
  return (
    <ul class="figures">
      {figures
        .filter(([key]) => totals[key] !== undefined)
        .map(([key, label]) => (
          <li key={key}>
            <b>{number(totals[key] ?? 0)}</b> {label}
          </li>
        ))}
    </ul>
  );
}

interface TopProps {
  readonly techniques: readonly TechniqueItem[];
  readonly links: Links;
}

function TopTechniques({ techniques, links }: TopProps) {
  return (
    <Table
      label="Techniques with most rules"
      columns={['Id', 'Technique', 'Tactics', { n: 'Rules' }]}
    >
      {techniques.map(({ id, name, tactics, rules }) => (
        <tr key={id}>
          <td>
            <a href={links.technique(id) ?? links.to('attack/')}>{id}</a>
          </td>
          <td>{visible(name ?? '')}</td>
          <td>{visible(tactics.join(', '))}</td>
          <td class="n">{number(rules)}</td>
        </tr>
      ))}
    </Table>
  );
}
