import type { LanguageName, Vendor } from '../model/Rule.js';
import type { CatalogFile } from '../store/openCatalog.js';
import { listRules } from '../store/read/listRules.js';
import type { Listed, Window } from '../store/read/Window.js';
import { type GuideRule, toGuideRule } from './technique.js';

/** A rule of a list, with the `source:path` that names it alone. */
export type ListedRule = GuideRule & { readonly key: string };

/** Which rules are wanted; what is left out stays open. */
export interface RuleListFilter {
  readonly vendor?: Vendor | undefined;
  readonly source?: string | undefined;
  readonly language?: LanguageName | undefined;
  readonly level?: string | undefined;
  readonly status?: string | undefined;
  readonly technique?: string | undefined;
  readonly event?: string | undefined;
  /** What the title contains, in any case. */
  readonly q?: string | undefined;
  readonly includeDeprecated?: boolean;
}

/** Rules in the order of the sources and their files. */
export function ruleList(
  db: CatalogFile,
  filter: RuleListFilter,
  window: Window,
): Listed<ListedRule> {
  const { total, items } = listRules(
    db,
    {
      vendor: filter.vendor ?? null,
      source: filter.source ?? null,
      language: filter.language ?? null,
      level: filter.level ?? null,
      status: filter.status ?? null,
      technique: filter.technique ?? null,
      event: filter.event ?? null,
      title: filter.q ?? null,
      includeDeprecated: filter.includeDeprecated === true,
    },
    window,
  );
  return { total, items: items.map((item) => ({ ...toGuideRule(item), key: item.key })) };
}
