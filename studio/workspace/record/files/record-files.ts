import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeFile, restoreFile, uploadFile } from '../../../api/files.ts';
import { quoted } from '../../../api/quoted.ts';
import { listRecords, type RecordData } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../../language/language.tsx';

const texts = defineTexts({
  uploaded: { 'zh-CN': '已上传「{name}」', en: 'Uploaded “{name}”' },
  removed: { 'zh-CN': '已删除「{name}」', en: 'Deleted “{name}”' },
  restored: { 'zh-CN': '已恢复「{name}」', en: 'Restored “{name}”' },
  failed: { 'zh-CN': '「{name}」没有完成：{reason}', en: '“{name}” is not done: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** The platform's own entity of stored files. */
export const FILE_ENTITY = 'core:file';

/** The files of a record, as a condition on the stored files. */
export function filesFilter(entity: string, id: string): string {
  return `attachedTo == ${quoted(`${entity}/${id}`)}`;
}

const MOST = 200;

/** The files of a record and what can be done to them; a deletion can be taken back. */
export function useRecordFiles(entity: string, id: string) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const [sending, setSending] = useState<readonly string[]>([]);
  const filter = filesFilter(entity, id);
  const files = useQuery({
    queryKey: ['files', filter],
    queryFn: ({ signal }) =>
      listRecords(
        FILE_ENTITY,
        {
          filter,
          sort: '-createdAt',
          fields: ['id', 'name', 'mediaType', 'size', 'createdAt', 'uploadedBy'],
          limit: MOST,
        },
        signal,
      ),
  });

  function refresh() {
    void client.invalidateQueries({ queryKey: ['files', filter] });
    void client.invalidateQueries({ queryKey: ['count', FILE_ENTITY, filter] });
  }

  function fail(name: string) {
    return (error: Error) => say({ kind: 'failure', text: t('failed', { name, reason: error.message }) });
  }

  async function send(chosen: readonly File[]) {
    setSending(chosen.map(({ name }) => name));
    for (const file of chosen) {
      await uploadFile(file, { entity, id })
        .then(() => say({ kind: 'success', text: t('uploaded', { name: file.name }) }))
        .catch(fail(file.name));
      setSending((names) => names.filter((name) => name !== file.name));
    }
    refresh();
  }

  async function restore(file: RecordData, name: string) {
    await restoreFile(file.id);
    say({ kind: 'success', text: t('restored', { name }) });
    refresh();
  }

  async function remove(file: RecordData) {
    const name = String(file['name'] ?? '');
    try {
      await removeFile(file.id);
      refresh();
      const run = () => void restore(file, name).catch(fail(name));
      say({ kind: 'success', text: t('removed', { name }), action: { label: t('undo'), run } });
    } catch (error) {
      fail(name)(error as Error);
    }
  }

  return { files, sending, send, remove };
}
