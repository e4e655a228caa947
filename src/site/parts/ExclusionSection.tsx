import type { Exclusion, RowList } from '../../catalog/rowLists.js';
import type { NamesOfRow } from '../../catalog/rowNames.js';
import type { Links } from '../Links.js';
import type { RuleIndex } from '../ruleIndex.js';
import { RowTable } from './RowTable.js';
import { Section } from './Section.js';

interface Props {
  readonly id: string;
  readonly title: string;
  readonly guidance: string;
  readonly name: string;
  readonly list: RowList<Exclusion>;
  readonly most: number;
  readonly index: RuleIndex;
  readonly namesOf: NamesOfRow;
  readonly links: Links;
}

/** What rules leave out: everywhere, or in one branch. */
export function ExclusionSection({ id, title, guidance, ...table }: Props) {
  return (
    <Section id={id} title={title} size={table.list.distinct} guidance={guidance}>
      {table.list.distinct === 0 ? null : (
        <RowTable {...table} label={title} open={15} counts="Excluded by" />
      )}
    </Section>
  );
}
