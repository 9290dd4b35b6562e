import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listRecords, type RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { inOrder, type EntityDocument, type RelatedDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { newRecordPath, recordPath } from '../../model/paths.ts';
import { FieldValue } from '../../values/field-value.tsx';
import { useValueContext } from '../../values/value-context.ts';
import { columnsOf, valueAt, type ListColumn } from '../list/list-columns.ts';
import { conjunction, quoted } from '../list/list-filter.ts';
import styles from './related-list.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '还没有{name}', en: 'No {name} yet' },
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  failed: { 'zh-CN': '读不出来:{reason}', en: 'Could not be read: {reason}' },
});

const SHOWN = 50;

/** Records that refer to this one, newest first unless the page says otherwise. */
export function RelatedList({
  entity,
  record,
  related,
}: {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly related: RelatedDocument;
}) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const [targetKey = '', field = ''] = related.relation.split('.');
  const target = model.entities[targetKey];
  const columns = columnsOf(model, {
    entity: targetKey,
    type: 'list',
    label: related.label ?? entity.label,
    columns: related.columns,
  });
  const sort = inOrder(related.sort)
    .map(([key, one]) => `${one.direction === 'desc' ? '-' : ''}${one.path ?? key}`)
    .join(',');
  const isAny = target?.fields[field]?.type === 'anyReference';
  const own = isAny ? `${field}.id == ${quoted(record.id)}` : `${field} == ${quoted(record.id)}`;
  const rows = useQuery({
    queryKey: ['related', entity.key, record.id, related.relation, related.filter],
    enabled: target !== undefined,
    queryFn: ({ signal }) =>
      listRecords(
        targetKey,
        {
          filter: conjunction([own, related.filter]),
          sort,
          fields: ['id', target!.title, ...columns.map((column) => column.path)],
          limit: SHOWN,
        },
        signal,
      ),
  });
  if (!target) return null;
  const name = label(related.label ?? target.pluralLabel);
  const create = newRecordPath(target.key, {
    [field]: record.id,
    [`${field}.title`]: String(record[entity.title] ?? ''),
  });
  return (
    <section className={styles.related} aria-label={name}>
      <header>
        <h3>{name}</h3>
        {target.allows.create && <Link to={create}>{t('create', { name: label(target.label) })}</Link>}
      </header>
      {rows.error && <p role="alert">{t('failed', { reason: rows.error.message })}</p>}
      {rows.data?.items.length === 0 && <p className={styles.none}>{t('none', { name })}</p>}
      {rows.data && rows.data.items.length > 0 && (
        <RelatedTable target={target} columns={columns} rows={rows.data.items} />
      )}
    </section>
  );
}

interface RelatedTableProps {
  readonly target: EntityDocument;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
}

function RelatedTable({ target, columns, rows }: RelatedTableProps) {
  const label = useLabel();
  const context = useValueContext();
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} className={column.numeric ? styles.number : undefined}>
                {label(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map((column, at) => {
                const first = column.isTitle || at === 0;
                const value = (
                  <FieldValue
                    value={valueAt(row, column.path)}
                    field={column.field}
                    context={context}
                    linked={!first}
                  />
                );
                return (
                  <td key={column.key} className={column.numeric ? styles.number : undefined}>
                    {first ? <Link to={recordPath(target.key, row.id)}>{value}</Link> : value}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
