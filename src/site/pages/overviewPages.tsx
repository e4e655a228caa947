import type { Stats, StoredDiagnostic } from '../../catalog/overview.js';
import { type SourceOrigin, shortCommit } from '../../model/SourceOrigin.js';
import { visible } from '../../text/visible.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { DiagnosticList } from '../parts/DiagnosticList.js';
import { Section } from '../parts/Section.js';
import { ListTable } from '../parts/Table.js';
import { count, number } from '../words.js';

/** What was read, and how well it was understood. */
export function sourcesPage({ sources }: Stats, links: Links): string {
  const hasOrigin = sources.some(({ commit }) => commit !== null);
  const hasLicence = sources.some(({ licence }) => licence !== null);
  return page(
    { title: 'Sources', path: 'sources/', description: 'What the catalog was built from.' },
    links,
    <>
      <h1>Sources</h1>
      <p class="guide">
        What was read, rules of every status counted, and how well it was understood: 'in part'
        means that something in the query could not be represented, 'not' that nothing could. What
        was not understood, and where, is under <a href={links.to('diagnostics/')}>Diagnostics</a>.
      </p>
      <ListTable
        name="sources"
        label="Sources"
        columns={[
          ...['Source', 'Vendor', 'Language'],
          ...['Files', 'Rules', 'In full', 'In part', 'Not'].map((n) => ({ n })),
          ...(hasOrigin ? ['From'] : []),
          ...(hasLicence ? ['Licence'] : []),
        ]}
        items={sources}
      >
        {({ source, vendor, language, files, rules, full, partly, none, ...origin }) => (
          <tr key={`${source} ${language}`}>
            <td>{visible(source)}</td>
            <td>{vendor}</td>
            <td>{language}</td>
            {[files, rules, full, partly, none].map((figure, index) => (
              <td key={index} class="n">
                {number(figure)}
              </td>
            ))}
            {hasOrigin && (
              <td>
                <Origin of={origin} />
              </td>
            )}
            {hasLicence && <td>{visible(origin.licence ?? '')}</td>}
          </tr>
        )}
      </ListTable>
    </>,
  );
}

/** The repository, what of it was asked for, and the commit that it was. */
function Origin({ of }: { readonly of: SourceOrigin }) {
  const { repository, ref, commit, commitDate } = of;
  if (commit === null) return null;
  const from = [repository, ref].filter((part) => part !== null).join(' ');
  return (
    <>
      {from === '' ? '' : `${visible(from)}, `}
      <code title={commit}>{shortCommit(commit)}</code>
      {commitDate === null ? '' : `, ${commitDate.slice(0, 10)}`}
    </>
  );
}

const SEVERITIES = [
  ['error', 'Errors', 'A rule or file was left out, or a part of it.'],
  ['warning', 'Warnings', 'Read, but most likely not what the author meant.'],
  ['info', 'Remarks', 'Worth knowing; nothing is wrong.'],
] as const;

/** What could not be read or understood, with its place. */
export function diagnosticsPage(items: readonly StoredDiagnostic[], links: Links): string {
  return page(
    {
      title: 'Diagnostics',
      path: 'diagnostics/',
      description: 'What could not be read or understood.',
    },
    links,
    <>
      <h1>Diagnostics</h1>
      <p class="guide">
        {items.length === 0
          ? 'Every file was read and every query understood.'
          : `${count(items.length, 'remark')} on what was read: where, and what to do about it.`}
      </p>
      {SEVERITIES.map(([severity, title, guidance]) => {
        const own = items.filter((item) => item.severity === severity);
        if (own.length === 0) return null;
        return (
          <Section key={severity} id={severity} title={title} size={own.length} guidance={guidance}>
            <DiagnosticList diagnostics={own} links={links} withPlace={true} />
          </Section>
        );
      })}
    </>,
  );
}

/** Answers for an address that is no page. */
export function notFoundPage(links: Links): string {
  return page(
    { title: 'No such page', path: '404.html', description: 'There is no page at this address.' },
    links,
    <>
      <h1>There is no page at this address</h1>
      <p>
        It may have been about a rule, a field or an event that this catalog does not hold. Look in
        the <a href={links.to('attack/')}>matrix</a>, the <a href={links.to('fields/')}>fields</a>{' '}
        or the <a href={links.to('events/')}>events</a>, or search from the head of this page.
      </p>
    </>,
  );
}
