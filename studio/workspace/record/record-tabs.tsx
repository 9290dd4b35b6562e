import type { LabelText } from '../../language/language.tsx';
import { useLabel } from '../../language/language.tsx';
import {
  inOrder,
  type EntityDocument,
  type ModelDocument,
  type PageDocument,
  type RelatedDocument,
} from '../../model/model-document.ts';
import styles from './record.module.css';

export interface TabInfo {
  readonly key: string;
  readonly label: LabelText;
  readonly shows: string;
  readonly related: readonly { readonly key: string; readonly document: RelatedDocument }[];
}

const DETAILS: LabelText = { 'zh-CN': '详情', en: 'Details' };
const TIMELINE: LabelText = { 'zh-CN': '时间线', en: 'Timeline' };

/** The tabs of a page; a page that says nothing has its fields and the timeline. */
export function tabsOf(page: PageDocument, model: ModelDocument, entity: EntityDocument): readonly TabInfo[] {
  const related = inOrder(page.related)
    .map(([key, document]) => ({ key, document }))
    .filter(({ document }) => model.entities[document.relation.split('.')[0]!]?.allows.read);
  const tabs = inOrder(page.tabs)
    .map(([key, tab]) => ({
      key,
      label: tab.label,
      shows: tab.shows,
      related: related.filter(({ document }) => document.tab === key),
    }))
    .filter((tab) => tab.shows !== 'related' || tab.related.length > 0);
  if (tabs.length > 0) return tabs;
  const details = { key: 'details', label: DETAILS, shows: 'fields', related: [] };
  const own = related.map((one) => ({
    key: one.key,
    label: one.document.label ?? entity.label,
    shows: 'related',
    related: [one],
  }));
  return [details, ...own, { key: 'timeline', label: TIMELINE, shows: 'timeline', related: [] }];
}

export function RecordTabs({
  tabs,
  current,
  onChoose,
}: {
  readonly tabs: readonly TabInfo[];
  readonly current: string;
  readonly onChoose: (key: string) => void;
}) {
  const label = useLabel();
  return (
    <div role="tablist" className={styles.tabs}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === current}
          onClick={() => onChoose(tab.key)}
        >
          {label(tab.label)}
        </button>
      ))}
    </div>
  );
}
