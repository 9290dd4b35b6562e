import { Plus, Search } from 'lucide-react';
import { useDeferredValue, useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { listPath, newRecordPath, recordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { columnsOf } from './list-columns.ts';
import { rowsOf, useListCount, useListRows } from './list-data.ts';
import { stateFilter } from './list-filter.ts';
import { ListBody } from './list-body.tsx';
import type { NamedView } from './list-page.tsx';
import { ListRail } from './list-rail.tsx';
import type { ListState } from './list-state.ts';
import { ListTotals } from './list-totals.tsx';
import styles from './list-screen.module.css';

const texts = defineTexts({
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  find: { 'zh-CN': '在{name}中查找', en: 'Find in {name}' },
  views: { 'zh-CN': '视图', en: 'Views' },
});

export interface ListScreenProps {
  readonly entity: EntityDocument;
  readonly views: readonly NamedView[];
  readonly current: NamedView;
  readonly state: ListState;
  readonly change: (change: Partial<ListState>) => void;
}

/** Header with views, toolbar, rail, table, totals. */
export function ListScreen({ entity, views, current, state, change }: ListScreenProps) {
  const label = useLabel();
  const model = useModel();
  const navigate = useNavigate();
  const columns = columnsOf(model, current.view);
  const railField = current.view.rail ? entity.fields[current.view.rail.field] : undefined;
  const filter = stateFilter(state, current.view, railField);
  const question = { entity, view: current.key, columns, filter, q: state.q, sort: state.sort };
  const rows = useListRows(question);
  const count = useListCount(question);
  const open = (row: RecordData) => void navigate(recordPath(entity.key, row.id));
  useNewKey(entity, () => void navigate(newRecordPath(entity.key)));
  return (
    <div className={styles.screen}>
      <ListHeader entity={entity} views={views} current={current} />
      <div className={styles.split}>
        {(railField || current.view.quickFilters) && (
          <ListRail
            entity={entity}
            view={current.view}
            field={railField}
            filter={stateFilter(state, current.view, railField, 'rail')}
            state={state}
            change={change}
          />
        )}
        <section className={styles.main} aria-label={label(current.view.label)}>
          <div className={styles.toolbar}>
            <QuickSearch name={label(entity.pluralLabel)} q={state.q} onSearch={(q) => change({ q })} />
          </div>
          <ListBody
            entity={entity}
            columns={columns}
            rows={rowsOf(rows.data?.pages)}
            query={rows}
            count={count.data}
            narrowed={Boolean(filter || state.q)}
            sort={state.sort ?? sortOf(current)}
            onSort={(sort) => change({ sort })}
            onOpen={open}
            onWiden={() => change({ filter: undefined, q: undefined, rail: undefined, quick: [] })}
          />
          <ListTotals question={question} filter={filter} count={count.data} />
        </section>
      </div>
    </div>
  );
}

function ListHeader({ entity, views, current }: Pick<ListScreenProps, 'entity' | 'views' | 'current'>) {
  const t = useTexts(texts);
  const label = useLabel();
  const navigate = useNavigate();
  return (
    <header className={styles.header}>
      <h1>{label(entity.pluralLabel)}</h1>
      <nav aria-label={t('views')} className={styles.views}>
        {views.map(({ key, view }) => (
          <Link
            key={key}
            to={listPath(entity.key, key)}
            aria-current={key === current.key ? 'page' : undefined}
          >
            {label(view.label)}
          </Link>
        ))}
      </nav>
      {entity.allows.create && (
        <Button
          look="primary"
          icon={<Plus size={16} aria-hidden="true" />}
          shortcut="N"
          onClick={() => void navigate(newRecordPath(entity.key))}
        >
          <span className={styles.createText}>{t('create', { name: label(entity.label) })}</span>
        </Button>
      )}
    </header>
  );
}

/** Search as one types; `/` puts the keyboard into it. */
function QuickSearch({
  name,
  q,
  onSearch,
}: {
  readonly name: string;
  readonly q: string | undefined;
  readonly onSearch: (q: string) => void;
}) {
  const t = useTexts(texts);
  const [typed, setTyped] = useState(q ?? '');
  const settled = useDeferredValue(typed);
  useEffect(() => {
    const timer = setTimeout(() => settled !== (q ?? '') && onSearch(settled.trim()), 200);
    return () => clearTimeout(timer);
  }, [settled, q, onSearch]);
  return (
    <label className={styles.search}>
      <Search size={16} strokeWidth={1.5} aria-hidden="true" />
      <input
        data-quick-search
        type="search"
        aria-label={t('find', { name })}
        placeholder={t('find', { name })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <kbd>/</kbd>
    </label>
  );
}

function useNewKey(entity: EntityDocument, create: () => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-quick-search]')?.focus();
      }
      if (event.key.toLowerCase() === 'n' && entity.allows.create) create();
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function sortOf({ view }: NamedView): string {
  return Object.entries(view.sort ?? {})
    .toSorted(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0))
    .map(([key, one]) => `${one.direction === 'desc' ? '-' : ''}${one.path ?? key}`)
    .join(',');
}
