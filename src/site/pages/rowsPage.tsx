import type { NamesOfRow } from '../../catalog/rowNames.js';
import type { Links } from '../Links.js';
import { page } from '../page.js';
import { furtherRows, type Row } from '../parts/furtherRows.js';
import { RuleTable } from '../parts/RuleTable.js';
import { Scroll, Section } from '../parts/Section.js';
import type { RuleIndex } from '../ruleIndex.js';

/** Rows of a list that the page beside does not hold. */
export interface FurtherList {
  /** As the list is named on that page. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

export interface RowsPageData {
  /** What the page beside is about. */
  readonly title: string;
  /** Its path below the root. */
  readonly path: string;
  readonly lists: readonly FurtherList[];
  readonly index: RuleIndex;
  readonly namesOf?: NamesOfRow | undefined;
}

/** What a page leaves out of its lists, on a page of its own; null where it leaves out nothing. */
export function rowsPage(data: RowsPageData, links: Links): string | null {
  const { title, path, index } = data;
  const lists = data.lists.filter(({ rows }) => rows.length > 0);
  const groups = index.groups.filter(({ further }) => further.length > 0);
  if (lists.length + groups.length === 0) return null;
  return page(
    { title: `${title}: further rows`, path, description: `What the page of ${title} leaves out.` },
    links,
    <>
      <p class="crumbs">
        <a href="./">{title}</a>
      </p>
      <h1>Further rows</h1>
      <p class="guide">
        What the page of <a href="./">{title}</a> leaves out of its lists, by field and comparison.
        Behind each value stand how many rules use it, and which of <a href="./#rules">its rules</a>{' '}
        these are, by their numbers there.
      </p>
      {lists.map((list) => (
        <ListSection key={list.name} list={list} data={data} links={links} />
      ))}
      <div data-rules>
        {groups.map(({ vendor, further }) => (
          <Section
            key={vendor}
            id={`rules-${vendor}`}
            title={`Further rules of ${vendor}`}
            size={further.length}
          >
            <div data-vendor={vendor}>
              <RuleTable label={`Rules of ${vendor}`} rules={further} links={links} />
            </div>
          </Section>
        ))}
      </div>
    </>,
  );
}

interface ListProps {
  readonly list: FurtherList;
  readonly data: RowsPageData;
  readonly links: Links;
}

function ListSection({ list, data, links }: ListProps) {
  const { name, title, rows } = list;
  const hasReach = rows.some(({ reach }) => reach !== undefined);
  const bodies = furtherRows(rows, { ...data, links });
  const head = `<thead><tr><th>Value<th>Rules${hasReach ? '<th>Reach' : ''}<th>Which`;
  return (
    <Section id={name} title={title} size={rows.length}>
      <Scroll label={title}>
        <table
          class={hasReach ? 'further reach' : 'further'}
          data-rows={name}
          // furtherRows escapes every text.
          dangerouslySetInnerHTML={{ __html: head + bodies }}
        />
      </Scroll>
    </Section>
  );
}
