import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { RecordData } from '../../api/records.ts';
import { defineTexts, useLabel, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument, FormDocument } from '../../model/model-document.ts';
import { newRecordPath, recordPath } from '../../model/paths.ts';
import { useMessages } from '../messages/messages.tsx';
import type { LogStart } from './log-sheet.tsx';
import type { QuickAction } from './quick-actions.ts';

const LogSheet = lazy(async () => ({ default: (await import('./log-sheet.tsx')).LogSheet }));
const QuickCreateDialog = lazy(async () => ({
  default: (await import('../../forms/quick-create/quick-create-dialog.tsx')).QuickCreateDialog,
}));

const texts = defineTexts({
  create: { 'zh-CN': '新建{name}', en: 'New {name}' },
  created: { 'zh-CN': '已新建「{title}」', en: 'Created “{title}”' },
  open: { 'zh-CN': '打开', en: 'Open' },
});

type Shown =
  | { readonly kind: 'log'; readonly start: LogStart }
  | {
      readonly kind: 'create';
      readonly entity: EntityDocument;
      readonly form: FormDocument;
      readonly title: string;
    };

/** What opens over the page, and how to open it. */
export interface QuickPanel {
  readonly panel: ReactNode;
  /** Begins an action; with a record it is about, where there is one. */
  readonly begin: (
    action: QuickAction,
    about?: { readonly entity: string; readonly id: string; readonly title: string },
  ) => void;
  /** Logs a record that is there. */
  readonly log: (entity: EntityDocument, form: FormDocument, id: string) => void;
}

export function useQuickPanel(): QuickPanel {
  const t = useTexts(texts);
  const label = useLabel();
  const word = useWord();
  const navigate = useNavigate();
  const [shown, setShown] = useState<Shown>();
  const titleOf = (action: QuickAction) =>
    label(action.label) || t('create', { name: word(action.entity.label) });
  const created = useCreated(() => setShown(undefined));

  const begin: QuickPanel['begin'] = (action, about) => {
    const { entity, form } = action;
    if (form?.for.includes('log')) {
      const values = about && action.about ? { [action.about.field]: about } : {};
      setShown({ kind: 'log', start: { entity, form, values, title: titleOf(action) } });
    } else if (form) setShown({ kind: 'create', entity, form, title: titleOf(action) });
    else void navigate(newRecordPath(entity.key));
  };
  const log: QuickPanel['log'] = (entity, form, id) =>
    setShown({ kind: 'log', start: { entity, form, id, title: label(form.label) || label(entity.label) } });

  const close = () => setShown(undefined);
  const panel = (
    <Suspense>
      {shown?.kind === 'log' && <LogSheet start={shown.start} onClose={close} />}
      {shown?.kind === 'create' && (
        <QuickCreateDialog
          entity={shown.entity}
          form={shown.form}
          values={NOTHING}
          title={shown.title}
          onClose={close}
          onCreated={(record) => created(shown.entity, record)}
        />
      )}
    </Suspense>
  );
  return { panel, begin, log };
}

const NOTHING = {};

/** Says what was made, and offers to open it. */
function useCreated(close: () => void): (entity: EntityDocument, record: RecordData) => void {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const client = useQueryClient();
  const { say } = useMessages();
  return (entity, record) => {
    close();
    void client.invalidateQueries({ queryKey: ['list'] });
    const title = String(record[entity.title] ?? '');
    const open = () => void navigate(recordPath(entity.key, record.id));
    say({ kind: 'success', text: t('created', { title }), action: { label: t('open'), run: open } });
  };
}
