import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Below } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useTexts, useWord } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { listKey } from '../list-data.ts';
import {
  actMany,
  readValues,
  restoreMany,
  writeMany,
  type BulkResult,
  type RowFailure,
} from './bulk-writes.ts';
import type { Tasks } from './task.ts';

const texts = defineTexts({
  deleting: { 'zh-CN': '正在删除', en: 'Deleting' },
  deleted: { 'zh-CN': '已删除 {n} 条{name}', en: 'Deleted {n} {name}' },
  restoring: { 'zh-CN': '正在恢复', en: 'Restoring' },
  restored: { 'zh-CN': '已恢复 {n} 条{name}', en: 'Restored {n} {name}' },
  changing: { 'zh-CN': '正在修改', en: 'Changing' },
  changed: { 'zh-CN': '已修改 {n} 条{name}', en: 'Changed {n} {name}' },
  acted: { 'zh-CN': '已对 {n} 条{name}完成', en: 'Done with {n} {name}' },
  acting: { 'zh-CN': '正在执行', en: 'Working' },
  takenBack: { 'zh-CN': '已改回 {n} 条{name}', en: 'Set {n} {name} back' },
  failed: { 'zh-CN': '{n} 条没有完成：{reason}', en: '{n} were not done: {reason}' },
  undo: { 'zh-CN': '撤销', en: 'Undo' },
  show: { 'zh-CN': '查看', en: 'Show' },
  error: { 'zh-CN': '没有完成：{reason}', en: 'Not done: {reason}' },
});

export type Changes = Readonly<Record<string, unknown>>;

export interface BulkActions {
  readonly remove: (ids: readonly string[], below?: Below) => Promise<void>;
  readonly change: (ids: readonly string[], changes: Changes) => Promise<void>;
  readonly act: (ids: readonly string[], action: string, body: Changes) => Promise<void>;
  readonly failures: readonly RowFailure[];
  readonly forgetFailures: () => void;
}

/** Deletes and changes many records at once, tells what was done and what not, and takes it back. */
export function useBulkActions(entity: EntityDocument, { run }: Tasks): BulkActions {
  const t = useTexts(texts);
  const word = useWord();
  const { say } = useMessages();
  const client = useQueryClient();
  const [failures, setFailures] = useState<readonly RowFailure[]>([]);
  const nameOf = (n: number) => word(n === 1 ? entity.label : entity.pluralLabel);

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      say({ kind: 'failure', text: t('error', { reason: (error as Error).message }) });
    }
    await client.invalidateQueries({ queryKey: listKey(entity.key) });
  }

  function tell(
    { done, failures: failed }: BulkResult,
    text: 'deleted' | 'restored' | 'changed' | 'takenBack' | 'acted',
    undo?: () => void,
  ) {
    if (failed.length > 0) {
      const action = { label: t('show'), run: () => setFailures(failed) };
      say({ kind: 'failure', text: t('failed', { n: failed.length, reason: failed[0]!.message }), action });
    }
    if (done.length === 0) return;
    const action = undo && { label: t('undo'), run: undo };
    say({ kind: 'success', text: t(text, { n: done.length, name: nameOf(done.length) }), action });
  }

  const restore = (ids: readonly string[]) =>
    attempt(async () =>
      tell(await run(t('restoring'), (bulk) => restoreMany(entity.key, ids, bulk)), 'restored'),
    );

  const remove = (ids: readonly string[], below?: Below) =>
    attempt(async () => {
      const operations = ids.map((id) => ({ op: 'delete' as const, id }));
      const result = await run(t('deleting'), (bulk) => writeMany(entity.key, operations, bulk, below));
      tell(result, 'deleted', () => void restore(result.done));
    });

  const takeBack = (before: ReadonlyMap<string, Changes>) =>
    attempt(async () => {
      const operations = [...before].map(([id, data]) => ({ op: 'update' as const, id, data }));
      tell(await run(t('changing'), (bulk) => writeMany(entity.key, operations, bulk)), 'takenBack');
    });

  const change = (ids: readonly string[], changes: Changes) =>
    attempt(async () => {
      const [before, result] = await run(t('changing'), async (bulk) => {
        const values = await readValues(entity.key, ids, Object.keys(changes), {
          ...bulk,
          onProgress: () => undefined,
        });
        const operations = ids.map((id) => ({ op: 'update' as const, id, data: changes }));
        return [values, await writeMany(entity.key, operations, bulk)] as const;
      });
      const done = new Map(
        result.done.flatMap((id) => (before.has(id) ? [[id, before.get(id)!] as const] : [])),
      );
      tell(result, 'changed', () => void takeBack(done));
    });

  const act = (ids: readonly string[], action: string, body: Changes) =>
    attempt(async () =>
      tell(await run(t('acting'), (bulk) => actMany(entity.key, ids, action, body, bulk)), 'acted'),
    );

  return { remove, change, act, failures, forgetFailures: () => setFailures([]) };
}
