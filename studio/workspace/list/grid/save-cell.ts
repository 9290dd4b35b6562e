import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { Problem } from '../../../api/problem.ts';
import { quoted } from '../../../api/quoted.ts';
import { listRecords, updateRecord, type RecordData, type RecordPageAnswer } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { inputOf } from '../input-of.ts';
import { valueAt, type ListColumn } from '../list-columns.ts';
import { listKey } from '../list-data.ts';

const texts = defineTexts({
  saved: { 'zh-CN': '已把「{title}」的{field}改为 {value}', en: 'Set {field} of “{title}” to {value}' },
  emptied: { 'zh-CN': '已清空「{title}」的{field}', en: 'Emptied {field} of “{title}”' },
  failed: {
    'zh-CN': '「{title}」的{field}没有保存：{reason}',
    en: '{field} of “{title}” not saved: {reason}',
  },
  stale: {
    'zh-CN': '别人刚把它改成「{value}」。再按 Enter 用你的值，Esc 放弃。',
    en: 'Somebody just made it “{value}”. Enter again takes yours, Esc gives up.',
  },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
});

/** Why a cell could not be saved; `version` is the one to save over after a conflict. */
export interface CellProblem {
  readonly message: string;
  readonly version?: number | undefined;
}

export type SaveCell = (
  row: RecordData,
  column: ListColumn,
  value: unknown,
  version: number | undefined,
) => Promise<CellProblem | undefined>;

/** Saves one cell, shows the value at once, says so, and offers to take it back. */
export function useSaveCell(entity: EntityDocument): SaveCell {
  const t = useTexts(texts);
  const label = useLabel();
  const context = useValueContext();
  const { say } = useMessages();
  const client = useQueryClient();
  return useCallback(
    async (row, column, value, version) => {
      const { path, field } = column;
      const before = valueAt(row, path);
      const names = { title: String(valueAt(row, entity.title) ?? ''), field: label(column.label) };
      async function write(next: unknown, over?: number) {
        patchRow(client, entity.key, row.id, { [path]: next });
        await updateRecord(entity.key, row.id, { [path]: inputOf(next) }, { version: over });
        await refreshAround(client, entity.key, row);
      }
      try {
        await write(value, version);
        const text = formatValue(value, field, context);
        const undo = { label: t('undo'), run: () => void write(before).catch(fail) };
        const said = text ? t('saved', { ...names, value: text }) : t('emptied', names);
        say({ kind: 'success', text: said, action: undo });
        return undefined;
      } catch (error) {
        patchRow(client, entity.key, row.id, { [path]: before });
        return fail(error as Error);
      }
      function fail(error: Error): CellProblem {
        const problem = problemOf(error);
        say({ kind: 'failure', text: t('failed', { ...names, reason: problem.message }) });
        return problem;
      }
      function problemOf(error: Error): CellProblem {
        if (!(error instanceof Problem)) return { message: error.message };
        const current = error.body['current'] as Readonly<Record<string, unknown>> | undefined;
        if (error.status !== 412 || !current)
          return { message: error.issues.map(({ message }) => message).join(' ') || error.message };
        const now = formatValue(current[path], field, context) || '—';
        return { message: t('stale', { value: now }), version: Number(current['version']) };
      }
    },
    [entity, t, label, context, say, client],
  );
}

/**
 * Reads the row again, with all that is computed from the cell, and what is counted over the list. The row keeps
 * its place, even where it now sorts or filters elsewhere: it may not slip away from under the hands.
 */
async function refreshAround(client: QueryClient, entity: string, row: RecordData): Promise<void> {
  const list = { filter: `id == ${quoted(row.id)}`, fields: pathsOf(row), limit: 1 };
  const { items } = await listRecords(entity, list);
  if (items[0]) patchRow(client, entity, row.id, items[0]);
  await client.invalidateQueries({
    queryKey: listKey(entity),
    predicate: ({ queryKey }) => queryKey[listKey(entity).length] !== 'rows',
  });
}

/** The paths a row was read with: `reader.level` where the reference brought fields of its record along. */
function pathsOf(row: RecordData): readonly string[] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || !('id' in value)) return [name];
    const behind = Object.keys(value).filter((part) => !['id', 'title', 'entity'].includes(part));
    return [name, ...behind.map((part) => `${name}.${part}`)];
  });
}

/** Changes a row wherever lists of its entity hold it, until it is read again. */
function patchRow(
  client: QueryClient,
  entity: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
): void {
  client.setQueriesData<RecordPageAnswer>({ queryKey: [...listKey(entity), 'rows'] }, (page) => {
    if (!page?.items.some((item) => item.id === id)) return page;
    return { ...page, items: page.items.map((item) => (item.id === id ? { ...item, ...values } : item)) };
  });
}
