import type { KeyboardEvent } from 'react';
import type { LabelText } from '../../language/label-text.ts';
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

/** The tabs of a page; a page that says nothing has its fields, its related lists and the timeline. */
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
    .filter((tab) => tab.shows !== 'related' || tab.related.length > 0)
    .filter((tab) => tab.shows !== 'files' || hasFiles(entity));
  const loose = related
    .filter(({ document }) => !tabs.some(({ key }) => key === document.tab))
    .map((one) => ({
      key: one.key,
      label: relatedLabel(one.document, model),
      shows: 'related',
      related: [one],
    }));
  if (tabs.length > 0) return [...tabs, ...loose];
  const details = { key: 'details', label: DETAILS, shows: 'fields', related: [] };
  return [details, ...loose, { key: 'timeline', label: TIMELINE, shows: 'timeline', related: [] }];
}

/** Entities keep files of their records unless they say that they do not. */
export function hasFiles(entity: EntityDocument): boolean {
  return entity.features?.['files'] !== false;
}

export function relatedLabel({ label, relation }: RelatedDocument, model: ModelDocument): LabelText {
  return label ?? model.entities[relation.split('.')[0]!]?.pluralLabel ?? {};
}

interface RecordTabsProps {
  readonly tabs: readonly TabInfo[];
  readonly counts: Readonly<Record<string, number | undefined>>;
  readonly current: string;
  readonly onChoose: (key: string) => void;
}

/** The tabs with what is in them; ← → walk along, and the keys 1 to 8 choose. */
export function RecordTabs({ tabs, counts, current, onChoose }: RecordTabsProps) {
  const label = useLabel();

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[tabs.findIndex(({ key }) => key === current) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    onChoose(next.key);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next.key}`)?.focus();
  }

  return (
    <div role="tablist" className={styles.tabs} onKeyDown={onKeyDown}>
      {tabs.map((tab, at) => (
        <button
          key={tab.key}
          id={`tab-${tab.key}`}
          type="button"
          role="tab"
          aria-selected={tab.key === current}
          aria-controls="record-panel"
          aria-keyshortcuts={at < 8 ? String(at + 1) : undefined}
          tabIndex={tab.key === current ? 0 : -1}
          onClick={() => onChoose(tab.key)}
        >
          {label(tab.label)}
          {counts[tab.key] !== undefined && <small>{counts[tab.key]}</small>}
        </button>
      ))}
    </div>
  );
}
