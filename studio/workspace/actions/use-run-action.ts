import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import { runAction, type ActionAnswer, type ActionItem } from '../../api/actions.ts';
import { Problem } from '../../api/problem.ts';
import type { RecordData } from '../../api/records.ts';
import { useMessages } from '../../app/messages/messages.tsx';
import { recordKey } from '../../forms/saving/record-saver.ts';
import { defineTexts, useLabel, useTexts } from '../../language/language.tsx';
import type { LabelText } from '../../language/label-text.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { recordPath } from '../../model/paths.ts';

const texts = defineTexts({
  done: { 'zh-CN': '已完成「{action}」', en: '“{action}” is done' },
  made: { 'zh-CN': '已完成「{action}」，生成{what}', en: '“{action}” is done; made {what}' },
  failed: { 'zh-CN': '没有完成「{action}」：{reason}', en: '“{action}” was not done: {reason}' },
  stale: {
    'zh-CN': '别人刚改过这条记录，已重新读取；请看过后再试',
    en: 'somebody has just changed the record; it was read again, please look and try once more',
  },
});

export type Reasons = Readonly<Record<string, string>>;

export interface ActionRun {
  readonly busy: boolean;
  /** Rules that need a reason; the call stands still until somebody gives it. */
  readonly pending: Problem | undefined;
  readonly dismiss: () => void;
  /** @returns what was wrong, where it is for the caller to show; undefined when it is done */
  readonly run: (
    action: ActionItem,
    body: Readonly<Record<string, unknown>>,
    reasons?: Reasons,
  ) => Promise<Problem | undefined>;
}

/** Does an action with a record, tells what came of it and shows what it made. */
export function useRunAction(entity: EntityDocument, record: RecordData, onDone: () => void): ActionRun {
  const t = useTexts(texts);
  const label = useLabel();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { entities } = useModel();
  const { say } = useMessages();
  const [busy, setBusy] = useState(false);
  const [pending, setPending] = useState<Problem>();
  const tell = useCallback(
    (action: ActionItem, { $made, $open }: ActionAnswer) => {
      const name = nameOf(action, label);
      const made = Object.values($made ?? {}).filter(({ entity: key }) => entities[key]);
      const what = made
        .map((one) => `${label(entities[one.entity]!.label)}${one.title ? ` ${one.title}` : ''}`)
        .join(label({ 'zh-CN': '、', en: ', ' }));
      say({
        kind: 'success',
        text: made.length > 0 ? t('made', { action: name, what }) : t('done', { action: name }),
      });
      if ($open && entities[$open.entity]) void navigate(recordPath($open.entity, $open.id));
    },
    [entities, label, navigate, say, t],
  );

  const run = useCallback<ActionRun['run']>(
    async (action, body, reasons) => {
      setPending(undefined);
      setBusy(true);
      try {
        const answer = await runAction(entity.key, record.id, action.name, body, {
          version: record.version,
          reasons,
        });
        await readAgain(client, entity, record.id);
        onDone();
        tell(action, answer);
        return undefined;
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (error.code === 'reasonRequired') setPending(error);
        if (error.status === 412) await readAgain(client, entity, record.id);
        const told = error.issues[0]?.message ?? error.message;
        const reason = error.status === 412 ? t('stale') : told;
        if (error.code !== 'reasonRequired')
          say({ kind: 'failure', text: t('failed', { action: nameOf(action, label), reason }) });
        return error;
      } finally {
        setBusy(false);
      }
    },
    [entity, record, client, label, onDone, say, t, tell],
  );
  return { busy, pending, dismiss: () => setPending(undefined), run };
}

function nameOf({ label: said, name }: ActionItem, label: (text: LabelText) => string): string {
  return said ? label(said) : name;
}

/** An action may change anything: whatever is on the screen is read again. */
async function readAgain(
  client: ReturnType<typeof useQueryClient>,
  entity: EntityDocument,
  id: string,
): Promise<void> {
  await client.invalidateQueries({ queryKey: recordKey(entity.key, id) });
  for (const key of [
    'record',
    'list',
    'related',
    'pick',
    'count',
    'timeline',
    'behind',
    'branches',
    'actions',
  ])
    void client.invalidateQueries({ queryKey: [key] });
}
