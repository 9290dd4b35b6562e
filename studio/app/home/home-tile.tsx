import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listRecords } from '../../api/records.ts';
import { defineTexts, useTexts } from '../../language/language.tsx';
import { useModel } from '../../model/model.tsx';
import { listPath, recordPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { columnsOf, valueAt } from '../../workspace/list/list-columns.ts';
import styles from './home.module.css';

const texts = defineTexts({
  nothing: { 'zh-CN': '没有,都处理好了', en: 'None; all is done' },
  all: { 'zh-CN': '全部 {n} 条', en: 'All {n}' },
  failed: { 'zh-CN': '读不出来:{reason}', en: 'Could not be read: {reason}' },
});

const SHOWN = 6;

/** The first rows of a view with how many there are; every row and the count are links. */
export function HomeTile({ viewKey, label }: { readonly viewKey: string; readonly label: string }) {
  const t = useTexts(texts);
  const model = useModel();
  const context = useValueContext();
  const view = model.views[viewKey];
  const entity = view && model.entities[view.entity];
  const columns = view ? columnsOf(model, view) : [];
  const rows = useQuery({
    queryKey: ['list', entity?.key, 'tile', viewKey],
    enabled: entity !== undefined,
    queryFn: ({ signal }) =>
      listRecords(
        entity!.key,
        {
          view: viewKey,
          limit: SHOWN,
          count: 'exact',
          fields: ['id', entity!.title, ...columns.map((column) => column.path)],
        },
        signal,
      ),
  });
  if (!entity) return null;
  const second = columns.filter((column) => !column.isTitle).slice(0, 2);
  return (
    <section className={styles.tile} aria-label={label}>
      <header>
        <h2>{label}</h2>
        {rows.data?.count !== undefined && rows.data.count > 0 && (
          <Link to={listPath(entity.key, viewKey)}>{t('all', { n: rows.data.count })}</Link>
        )}
      </header>
      {rows.error && <p role="alert">{t('failed', { reason: rows.error.message })}</p>}
      {rows.data?.items.length === 0 && <p className={styles.nothing}>{t('nothing')}</p>}
      <ul>
        {rows.data?.items.map((row) => (
          <li key={row.id}>
            <Link to={recordPath(entity.key, row.id)}>
              <span className={styles.name}>{String(valueAt(row, entity.title) ?? '—')}</span>
              {second.map((column) => (
                <span key={column.key} className={styles.value}>
                  <FieldValue
                    value={valueAt(row, column.path)}
                    field={column.field}
                    context={context}
                    linked={false}
                  />
                </span>
              ))}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
