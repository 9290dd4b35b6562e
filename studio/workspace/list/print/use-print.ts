import { useState } from 'react';
import { quoted } from '../../../api/quoted.ts';
import { listRecords, type RecordData } from '../../../api/records.ts';
import { useMessages } from '../../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../../language/language.tsx';
import { fieldsOf, type ListQuestion } from '../list-data.ts';

const texts = defineTexts({
  failed: { 'zh-CN': '不能打印：{reason}', en: 'Cannot print: {reason}' },
});

/** Most rows on paper; longer lists are for a file. */
export const MOST_PRINTED = 500;
const IDS_AT_ONCE = 100;

export interface Printing {
  /** What stands on paper while the browser prints. */
  readonly rows: readonly RecordData[] | undefined;
  readonly print: (ids?: readonly string[]) => Promise<void>;
  readonly done: () => void;
}

/** Reads the rows of a list, or the chosen ones, to be printed. */
export function usePrint(question: ListQuestion): Printing {
  const t = useTexts(texts);
  const { say } = useMessages();
  const [rows, setRows] = useState<readonly RecordData[]>();
  const print = async (ids?: readonly string[]) => {
    try {
      setRows(await (ids ? chosenRows(question, ids) : firstRows(question)));
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
  };
  return { rows, print, done: () => setRows(undefined) };
}

async function firstRows(question: ListQuestion): Promise<readonly RecordData[]> {
  const { entity, filter, q, sort } = question;
  const fields = fieldsOf(question);
  return (await listRecords(entity.key, { filter, q, sort, fields, limit: MOST_PRINTED })).items;
}

async function chosenRows(question: ListQuestion, ids: readonly string[]): Promise<readonly RecordData[]> {
  const { entity, sort } = question;
  const rows: RecordData[] = [];
  for (let at = 0; at < Math.min(ids.length, MOST_PRINTED); at += IDS_AT_ONCE) {
    const filter = `id in [${ids
      .slice(at, at + IDS_AT_ONCE)
      .map(quoted)
      .join(', ')}]`;
    const list = { filter, sort, fields: fieldsOf(question), limit: IDS_AT_ONCE };
    rows.push(...(await listRecords(entity.key, list)).items);
  }
  return rows;
}
