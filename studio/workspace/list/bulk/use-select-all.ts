import { listRecords } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import type { ListQuestion } from '../list-data.ts';
import type { ListSelection } from '../list-selection.ts';
import type { Tasks } from './task.ts';

const texts = defineTexts({
  selecting: { 'zh-CN': '正在选择', en: 'Selecting' },
  capped: {
    'zh-CN': '一次最多选择 {n} 条，请用筛选缩小范围',
    en: 'At most {n} can be selected at once; narrow the list by a filter',
  },
  failed: { 'zh-CN': '没有选上：{reason}', en: 'Not selected: {reason}' },
});

const PAGE = 500;
/** As many as an export of chosen records takes. */
const MOST = 10_000;

/** Ticks every record of the list, loaded or not. */
export function useSelectAll(
  { entity, filter, q, sort }: ListQuestion,
  { run }: Tasks,
  selection: ListSelection,
): () => Promise<void> {
  const t = useTexts(texts);
  const { say } = useMessages();
  return async () => {
    try {
      const ids = await run(t('selecting'), async ({ signal }) => {
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const list = { filter, q, sort, fields: ['id'], limit: PAGE, cursor };
          const page = await listRecords(entity.key, list, signal);
          found.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor && found.length < MOST);
        if (cursor) say({ kind: 'info', text: t('capped', { n: MOST }) });
        return found;
      });
      selection.set(ids);
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === 'AbortError';
      if (!isStopped) say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  };
}
