import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listRecords, type RecordData } from '../../../api/records.ts';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { inOrder, type EntityDocument, type RelatedDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { recordPath } from '../../../model/paths.ts';
import { Button } from '../../../ui/button.tsx';
import { SkeletonRows } from '../../../ui/skeleton.tsx';
import { FieldValue } from '../../../values/field-value.tsx';
import { useValueContext } from '../../../values/value-context.ts';
import { columnsOf, valueAt, type ListColumn } from '../../list/list-columns.ts';
import { fieldsOf } from '../../list/list-data.ts';
import { OverdueValue } from '../../list/overdue-value.tsx';
import { lateBy } from '../../list/overdue.ts';
import { relatedLabel } from '../record-tabs.tsx';
import { rememberTrail } from '../record-trail.ts';
import { relatedFilter } from './related-filter.ts';
import { RelatedSection } from './related-section.tsx';
import { RelatedTotals } from './related-totals.tsx';
import styles from './related-list.module.css';

const texts = defineTexts({
  none: { 'zh-CN': '还没有{name}', en: 'No {name} yet' },
  failed: { 'zh-CN': '读不出来：{reason}', en: 'Could not be read: {reason}' },
  loading: { 'zh-CN': '正在读取', en: 'Loading' },
  more: { 'zh-CN': '再列出一些', en: 'Show more' },
});

const PAGE = 50;

export interface RelatedListProps {
  readonly entity: EntityDocument;
  readonly record: RecordData;
  readonly related: RelatedDocument;
}

/** Records that refer to this one, in the order the page says. */
export function RelatedList({ entity, record, related }: RelatedListProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const relation = relatedFilter(related, model, entity, record.id);
  const target = relation?.target;
  const columns = columnsOf(model, { entity: target?.key ?? '', columns: related.columns });
  const rows = useInfiniteQuery({
    queryKey: ['related', target?.key, relation?.filter, related.sort],
    enabled: relation !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      listRecords(
        target!.key,
        {
          filter: relation!.filter,
          sort: sortText(related),
          fields: fieldsOf({ entity: target!, columns }),
          limit: PAGE,
          cursor: pageParam,
        },
        signal,
      ),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  if (!relation || !target) return null;
  const name = label(relatedLabel(related, model));
  const items = rows.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <RelatedSection entity={entity} record={record} related={related} relation={relation}>
      {rows.error && <p role="alert">{t('failed', { reason: rows.error.message })}</p>}
      {rows.isPending && <SkeletonRows rows={3} label={t('loading')} />}
      {rows.data && items.length === 0 && <p className={styles.none}>{t('none', { name })}</p>}
      {items.length > 0 && (
        <RelatedTable target={target} columns={columns} rows={items} filter={relation.filter} label={name} />
      )}
      {rows.hasNextPage && (
        <Button look="quiet" busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </RelatedSection>
  );
}

export function sortText({ sort }: RelatedDocument): string {
  return inOrder(sort)
    .map(([key, one]) => `${one.direction === 'desc' ? '-' : ''}${one.path ?? key}`)
    .join(',');
}

interface RelatedTableProps {
  readonly target: EntityDocument;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly RecordData[];
  readonly filter: string;
  readonly label: string;
}

function RelatedTable({ target, columns, rows, filter, label: heading }: RelatedTableProps) {
  const label = useLabel();
  const remember = () =>
    rememberTrail({ entity: target.key, ids: rows.map(({ id }) => id), count: rows.length });
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={heading}>
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
                const first = column.isTitle || (at === 0 && !columns.some(({ isTitle }) => isTitle));
                const value = <RelatedValue row={row} column={column} linked={!first} />;
                return (
                  <td
                    key={column.key}
                    className={column.numeric ? styles.number : undefined}
                    data-label={first ? undefined : label(column.label)}
                    data-first={first || undefined}
                  >
                    {first ? (
                      <Link to={recordPath(target.key, row.id)} onClick={remember}>
                        {value}
                      </Link>
                    ) : (
                      value
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <RelatedTotals target={target} columns={columns} filter={filter} />
      </table>
    </div>
  );
}

interface RelatedValueProps {
  readonly row: RecordData;
  readonly column: ListColumn;
  readonly linked: boolean;
}

function RelatedValue({ row, column, linked }: RelatedValueProps) {
  const context = useValueContext();
  const value = valueAt(row, column.path);
  const late = lateBy(row, column, context);
  if (late > 0) return <OverdueValue value={value} days={late} field={column.field} context={context} />;
  return <FieldValue value={value} field={column.field} context={context} linked={linked} />;
}
