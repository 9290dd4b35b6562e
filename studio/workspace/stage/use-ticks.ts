import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecordData } from '../../api/records.ts';
import { tickItems } from '../../api/stages.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { defineTexts, useTexts } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { stagesKey } from './stage-data.ts';
import type { ChecklistItem } from './stage-gates.ts';

const texts = defineTexts({
  failed: { 'zh-CN': '没有保存这一勾选：{reason}', en: 'This tick was not kept: {reason}' },
});

/** Ticks items of the stage a record is in; a tick is shown at once and taken back where the server refuses it. */
export function useTicks({ key }: EntityDocument, { id }: RecordData) {
  const t = useTexts(texts);
  const client = useQueryClient();
  const { say } = useMessages();
  const [underway, setUnderway] = useState<Readonly<Record<string, boolean>>>({});

  async function tick(item: string, isTicked: boolean): Promise<void> {
    setUnderway((before) => ({ ...before, [item]: isTicked }));
    try {
      await tickItems(key, id, { [item]: isTicked });
    } catch (error) {
      say({ kind: 'failure', text: t('failed', { reason: (error as Error).message }) });
    }
    await client.invalidateQueries({ queryKey: stagesKey(key, id) });
    setUnderway(({ [item]: _done, ...others }) => others);
  }

  const isTicked = (item: ChecklistItem) => underway[item.key] ?? item.tick !== undefined;
  return { isTicked, tick: (item: string, to: boolean) => void tick(item, to) };
}
