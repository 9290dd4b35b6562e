import { useQuery } from '@tanstack/react-query';
import { Lock } from 'lucide-react';
import { request } from '../../api/client.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { formatValue, localMoment } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import styles from './timeline.module.css';

const texts = defineTexts({
  title: { 'zh-CN': '时间线', en: 'Timeline' },
  none: { 'zh-CN': '还没有记录', en: 'Nothing yet' },
  create: { 'zh-CN': '新建了这条记录', en: 'created this record' },
  update: { 'zh-CN': '修改了', en: 'changed' },
  delete: { 'zh-CN': '删除了这条记录', en: 'deleted this record' },
  restore: { 'zh-CN': '恢复了这条记录', en: 'restored this record' },
  fixed: {
    'zh-CN': '操作日志自动生成,任何人都不能修改或删除',
    en: 'The operation log writes itself; nobody can change or delete it',
  },
  failed: { 'zh-CN': '读不出来:{reason}', en: 'Could not be read: {reason}' },
});

interface LogEntry {
  readonly id: string;
  readonly at: string;
  readonly by:
    | { readonly id?: string; readonly title?: string | null; readonly name?: string }
    | string
    | null;
  readonly operation: string;
  readonly changes?: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
}

/** What happened to the record, newest first, from the operation log. */
export function Timeline({ entity, id }: { readonly entity: EntityDocument; readonly id: string }) {
  const t = useTexts(texts);
  const context = useValueContext();
  const entries = useQuery({
    queryKey: ['timeline', entity.key, id],
    queryFn: async ({ signal }) =>
      (
        await request<{ items: readonly LogEntry[] }>(
          'GET',
          `/api/records/${encodeURIComponent(entity.key)}/${id}/timeline?limit=50`,
          { signal },
        )
      ).data.items,
  });
  return (
    <section className={styles.timeline} aria-label={t('title')}>
      {entries.error && <p role="alert">{t('failed', { reason: entries.error.message })}</p>}
      {entries.data?.length === 0 && <p className={styles.none}>{t('none')}</p>}
      <ol>
        {entries.data?.map((entry) => (
          <li key={entry.id}>
            <span className={styles.disc} aria-hidden="true">
              <Lock size={12} strokeWidth={1.6} />
            </span>
            <div>
              <p>
                <b>{authorOf(entry)}</b> {operationText(entry.operation, t)}
              </p>
              <Changes entry={entry} entity={entity} />
              <time dateTime={entry.at}>{localMoment(entry.at, context.timeZone).slice(0, 16)}</time>
            </div>
          </li>
        ))}
      </ol>
      <p className={styles.fixed}>
        <Lock size={12} strokeWidth={1.6} aria-hidden="true" /> {t('fixed')}
      </p>
    </section>
  );
}

function Changes({ entry, entity }: { readonly entry: LogEntry; readonly entity: EntityDocument }) {
  const label = useLabel();
  const context = useValueContext();
  if (entry.operation !== 'update') return null;
  const changes = Object.entries(entry.changes ?? {}).filter(
    ([name]) => entity.fields[name] && !entity.fields[name].system,
  );
  return (
    <ul className={styles.changes}>
      {changes.map(([name, change]) => (
        <li key={name}>
          {label(entity.fields[name]!.label)}{' '}
          <s>{formatValue(change.old, entity.fields[name]!, context) || '—'}</s> →{' '}
          {formatValue(change.new, entity.fields[name]!, context) || '—'}
        </li>
      ))}
    </ul>
  );
}

const OPERATIONS = new Set(['create', 'update', 'delete', 'restore']);

function operationText(
  operation: string,
  t: (key: 'create' | 'update' | 'delete' | 'restore') => string,
): string {
  return OPERATIONS.has(operation) ? t(operation as 'create') : operation;
}

function authorOf({ by }: LogEntry): string {
  if (typeof by === 'string') return by;
  return by?.title ?? by?.name ?? '—';
}
