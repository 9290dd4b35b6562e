import { useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useNavigate } from 'react-router';
import { deleteRecord, restoreRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import { inOrder, type EntityDocument, type PageDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { listPath, newRecordPath, recordPath } from '../../model/paths.ts';
import { Button } from '../../ui/button.tsx';
import { listKey } from '../list/list-data.ts';
import styles from './record.module.css';

const texts = defineTexts({
  delete: { 'zh-CN': '删除', en: 'Delete' },
  deleted: { 'zh-CN': '已删除「{title}」,可从回收站恢复', en: 'Deleted “{title}”; it can be restored' },
  restored: { 'zh-CN': '已恢复「{title}」', en: 'Restored “{title}”' },
  failed: { 'zh-CN': '没有完成:{reason}', en: 'Not done: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
});

interface RecordActionsProps {
  readonly entity: EntityDocument;
  readonly page: PageDocument;
  readonly record: RecordData;
}

/** The buttons of the page: create what belongs to the record, delete it (and take that back). */
export function RecordActions({ entity, page, record }: RecordActionsProps) {
  const t = useTexts(texts);
  const label = useLabel();
  const model = useModel();
  const navigate = useNavigate();
  const remove = useDelete(entity, record);
  const title = String(record[entity.title] ?? '');
  const buttons = inOrder(page.buttons).flatMap(([key, button]) => {
    const [target, field] = (button.relation ?? '').split('.');
    const other = target ? model.entities[target] : undefined;
    if (button.does !== 'createRelated' || !other?.allows.create || !field) return [];
    const to = newRecordPath(other.key, { [field]: record.id, [`${field}.title`]: title });
    return [
      { key, to, text: button.label ? label(button.label) : t('create', { name: label(other.label) }) },
    ];
  });
  return (
    <div className={styles.actions}>
      {buttons.map((button) => (
        <Button
          key={button.key}
          icon={<Plus size={15} aria-hidden="true" />}
          onClick={() => void navigate(button.to)}
        >
          {button.text}
        </Button>
      ))}
      {entity.allows.delete && (
        <Button
          look="danger"
          icon={<Trash2 size={15} aria-hidden="true" />}
          aria-label={t('delete')}
          onClick={() => void remove()}
        />
      )}
    </div>
  );
}

/** Deletes at once and offers to take it back, instead of asking before. */
function useDelete(entity: EntityDocument, record: RecordData): () => Promise<void> {
  const t = useTexts(texts);
  const { say } = useMessages();
  const navigate = useNavigate();
  const client = useQueryClient();
  const title = String(record[entity.title] ?? '');
  const fail = (error: Error) => say({ kind: 'failure', text: t('failed', { reason: error.message }) });
  async function restore() {
    await restoreRecord(entity.key, record.id);
    await client.invalidateQueries({ queryKey: listKey(entity.key) });
    say({ kind: 'success', text: t('restored', { title }) });
    void navigate(recordPath(entity.key, record.id));
  }
  return async () => {
    try {
      await deleteRecord(entity.key, record.id);
      await client.invalidateQueries({ queryKey: listKey(entity.key) });
      say({
        kind: 'success',
        text: t('deleted', { title }),
        action: { label: t('undo'), run: () => void restore().catch(fail) },
      });
      void navigate(listPath(entity.key));
    } catch (error) {
      fail(error as Error);
    }
  };
}
