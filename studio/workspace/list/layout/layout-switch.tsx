import { CalendarDays, Columns3, List, Network } from 'lucide-react';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { ViewDocument } from '../../../model/model-document.ts';
import type { ListChange } from '../list-state.ts';
import { asked, type Layout, type Layouts } from './layouts.ts';
import styles from './layout.module.css';

const texts = defineTexts({
  layout: { 'zh-CN': '显示方式', en: 'Layout' },
  list: { 'zh-CN': '列表', en: 'List' },
  board: { 'zh-CN': '看板', en: 'Board' },
  calendar: { 'zh-CN': '日历', en: 'Calendar' },
  chart: { 'zh-CN': '关系图', en: 'Chart' },
});

const ICONS = { list: List, board: Columns3, calendar: CalendarDays, chart: Network } as const;

interface LayoutSwitchProps {
  readonly view: ViewDocument;
  readonly layout: Layout;
  readonly layouts: Layouts;
  readonly change: (change: ListChange) => void;
}

/** The same records as a list, on a board, in a calendar or in a chart; nothing where there is only the list. */
export function LayoutSwitch({ view, layout, layouts, change }: LayoutSwitchProps) {
  const t = useTexts(texts);
  const kinds = (['list', 'board', 'calendar', 'chart'] as const).filter(
    (kind) => kind === 'list' || layouts[kind],
  );
  if (kinds.length === 1) return null;
  return (
    <div role="group" aria-label={t('layout')} className={styles.switch}>
      {kinds.map((kind) => {
        const Icon = ICONS[kind];
        return (
          <button
            key={kind}
            type="button"
            aria-label={t(kind)}
            aria-pressed={kind === layout}
            title={t(kind)}
            onClick={() => change({ as: asked(view, kind) })}
          >
            <Icon size={15} strokeWidth={1.6} aria-hidden="true" />
          </button>
        );
      })}
    </div>
  );
}
