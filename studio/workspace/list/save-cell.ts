import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { updateRecord, type RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { valueAt, type ListColumn } from './list-columns.ts';
import { listKey } from './list-data.ts';

const texts = defineTexts({
  saved: { 'zh-CN': '已把「{title}」的{field}改为 {value}', en: 'Set {field} of “{title}” to {value}' },
  emptied: { 'zh-CN': '已清空「{title}」的{field}', en: 'Emptied {field} of “{title}”' },
  failed: { 'zh-CN': '没有保存:{reason}', en: 'Not saved: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** Saves one cell, says so, and offers to take it back. True when it is saved. */
export function useSaveCell(
  entity: EntityDocument,
): (row: RecordData, column: ListColumn, value: unknown) => Promise<boolean> {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { say } = useMessages();
  const client = useQueryClient();
  return useCallback(
    async (row, column, value) => {
      const before = inputOf(valueAt(row, column.path));
      const names = { title: String(valueAt(row, entity.title) ?? ''), field: label(column.label) };
      async function write(next: unknown, version?: number) {
        await updateRecord(entity.key, row.id, { [column.path]: next }, { version });
        await client.invalidateQueries({ queryKey: listKey(entity.key) });
      }
      try {
        await write(value, row.version);
        const text = formatValue(value, column.field, context);
        const undo = { label: t('undo'), run: () => void write(before).catch(fail) };
        say({
          kind: 'success',
          text: text ? t('saved', { ...names, value: text }) : t('emptied', names),
          action: undo,
        });
        return true;
      } catch (error) {
        fail(error as Error);
        return false;
      }
      function fail(error: Error) {
        say({ kind: 'failure', text: t('failed', { reason: error.message }) });
      }
    },
    [entity, t, label, context, say, client],
  );
}

/** A value as a write takes it: references by id. */
export function inputOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value && !('entity' in value)
    ? value.id
    : (value ?? null);
}
