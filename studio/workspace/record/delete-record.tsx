import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { quoted } from '../../api/quoted.ts';
import {
  deleteRecord,
  listRecords,
  restoreRecord,
  type Below,
  type RecordData,
  type ReferenceValue,
} from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { listPath, recordPath } from '../../model/paths.ts';
import { titleText } from '../../model/record-title.ts';

const texts = defineTexts({
  title: { 'zh-CN': '删除「{title}」', en: 'Delete “{title}”' },
  up: { 'zh-CN': '改为「{above}」', en: 'Put under “{above}”' },
  deleted: { 'zh-CN': '已删除「{title}」，在回收站里', en: 'Deleted “{title}”; it is in the recycle bin' },
  restored: { 'zh-CN': '已恢复「{title}」', en: 'Restored “{title}”' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

const BelowDialog = lazy(async () => ({ default: (await import('./below-dialog.tsx')).BelowDialog }));

interface Deleting {
  readonly remove: () => Promise<void>;
  readonly dialog: ReactNode;
}

/**
 * Deletes at once and offers to take it back, instead of asking before; only of a tree it is asked what becomes of those
 * below. `leave` goes away without asking.
 */
export function useDelete(
  entity: EntityDocument,
  record: RecordData,
  leave: (go: () => void) => void,
): Deleting {
  const t = useTexts(texts);
  const { say } = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [below, setBelow] = useState(0);
  const title = titleText(record[entity.title]);
  const fail = (error: Error) => say({ kind: 'failure', text: t('failed', { reason: error.message }) });
  const refresh = () => {
    for (const key of ['list', 'related', 'count', 'pick'])
      void client.invalidateQueries({ queryKey: [key] });
  };
  async function restore() {
    await restoreRecord(entity.key, record.id);
    refresh();
    await client.invalidateQueries({ queryKey: ['record', entity.key, record.id] });
    say({ kind: 'success', text: t('restored', { title }) });
    void navigate(recordPath(entity.key, record.id));
  }
  async function removeNow(below?: Below) {
    setBelow(0);
    try {
      await deleteRecord(entity.key, record.id, below);
      refresh();
      const run = () => void restore().catch(fail);
      say({ kind: 'success', text: t('deleted', { title }), action: { label: t('undo'), run } });
      leave(() => void navigate(listPath(entity.key)));
    } catch (error) {
      fail(error as Error);
    }
  }
  async function remove() {
    const count = await countBelow(entity, record).catch(() => 0);
    if (count > 0) setBelow(count);
    else await removeNow();
  }
  const above = record[entity.tree ?? ''] as ReferenceValue | null | undefined;
  const dialog = below > 0 && (
    <Suspense>
      <BelowDialog
        entity={entity}
        title={t('title', { title })}
        count={below}
        up={above ? t('up', { above: above.title ?? '…' }) : undefined}
        onDelete={(to) => void removeNow(to)}
        onClose={() => setBelow(0)}
      />
    </Suspense>
  );
  return { remove, dialog };
}

/** How many records stand right below one of a tree, as far as the reader sees them. */
async function countBelow({ key, tree }: EntityDocument, { id }: RecordData): Promise<number> {
  if (!tree) return 0;
  const filter = `${tree} == ${quoted(id)}`;
  return (await listRecords(key, { filter, limit: 1, fields: ['id'], count: 'exact' })).count ?? 0;
}
