import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { deleteRecord, restoreRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { listPath, recordPath } from '../../model/paths.ts';

const texts = defineTexts({
  deleted: { 'zh-CN': '已删除「{title}」，在回收站里', en: 'Deleted “{title}”; it is in the recycle bin' },
  restored: { 'zh-CN': '已恢复「{title}」', en: 'Restored “{title}”' },
  failed: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** Deletes at once and offers to take it back, instead of asking before. `leave` goes away without asking. */
export function useDelete(
  entity: EntityDocument,
  record: RecordData,
  leave: (go: () => void) => void,
): () => Promise<void> {
  const t = useTexts(texts);
  const { say } = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const title = String(record[entity.title] ?? '');
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
  return async () => {
    try {
      await deleteRecord(entity.key, record.id);
      refresh();
      const run = () => void restore().catch(fail);
      say({ kind: 'success', text: t('deleted', { title }), action: { label: t('undo'), run } });
      leave(() => void navigate(listPath(entity.key)));
    } catch (error) {
      fail(error as Error);
    }
  };
}
