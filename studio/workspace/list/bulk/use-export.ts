import { exportRecords } from '../../../api/exports.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useTexts, useWord } from '../../../language/language.tsx';
import { saveFile } from '../../../ui/save-file.ts';
import type { ListQuestion } from '../list-data.ts';
import type { Tasks } from './task.ts';

const texts = defineTexts({
  exporting: { 'zh-CN': '正在导出', en: 'Exporting' },
  exported: { 'zh-CN': '已导出 {n} 条{name}', en: 'Exported {n} {name}' },
  failed: { 'zh-CN': '导出失败：{reason}', en: 'Export failed: {reason}' },
  stopped: { 'zh-CN': '导出已停止', en: 'Export stopped' },
});

/** Saves the list, or the chosen rows of it, as a file: with the columns, order and conditions that are shown. */
export function useExport(
  { entity, columns, filter, q, sort }: ListQuestion,
  { run }: Tasks,
): (ids?: readonly string[]) => Promise<void> {
  const t = useTexts(texts);
  const word = useWord();
  const { say } = useMessages();
  return async (ids) => {
    try {
      const file = await run(t('exporting'), ({ signal, onProgress }) =>
        exportRecords(
          entity.key,
          { filter, q, sort, fields: columns.map(({ path }) => path), ids },
          {
            signal,
            onProgress: ({ lines, headers }) => {
              const total = Number(headers.get('kehu-export-rows'));
              onProgress({ done: Math.min(total, lines), total });
            },
          },
        ),
      );
      saveFile(file.name, file.content);
      say({
        kind: 'success',
        text: t('exported', {
          n: file.records,
          name: word(file.records === 1 ? entity.label : entity.pluralLabel),
        }),
      });
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === 'AbortError';
      const reason = (error as Error).message;
      say(
        isStopped ? { kind: 'info', text: t('stopped') } : { kind: 'failure', text: t('failed', { reason }) },
      );
    }
  };
}
