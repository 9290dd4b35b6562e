import { lazy, Suspense, useState, type ReactNode } from 'react';
import { defineTexts, useTexts, useWord } from '../../../language/language.tsx';
import type { EntityDocument } from '../../../model/model-document.ts';
import { readAround, type Around } from './bulk-writes.ts';
import type { Tasks } from './task.ts';
import type { BulkActions } from './use-bulk-actions.ts';

const BelowDialog = lazy(async () => ({
  default: (await import('../../record/below-dialog.tsx')).BelowDialog,
}));

const texts = defineTexts({
  title: { 'zh-CN': '删除 {n} 条{name}', en: 'Delete {n} {name}' },
  up: { 'zh-CN': '改为再上一级', en: 'Put under the one above' },
  looking: { 'zh-CN': '正在查看下级', en: 'Looking what stands below' },
});

interface BulkDeleting {
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly dialog: ReactNode;
}

interface Asked extends Around {
  readonly ids: readonly string[];
}

/** Deletes many at once; only of a tree it is asked what becomes of those below. */
export function useBulkDelete(
  entity: EntityDocument,
  { run }: Tasks,
  bulk: BulkActions,
  onDelete: () => void,
): BulkDeleting {
  const t = useTexts(texts);
  const word = useWord();
  const [asked, setAsked] = useState<Asked>();

  async function remove(ids: readonly string[]) {
    if (ids.length === 0) return;
    const around = entity.tree
      ? await run(t('looking'), (task) => readAround(entity, ids, task)).catch(() => undefined)
      : undefined;
    if (around && around.below > 0) return setAsked({ ids, ...around });
    onDelete();
    await bulk.remove(ids);
  }

  const dialog = asked && (
    <Suspense>
      <BelowDialog
        entity={entity}
        title={t('title', {
          n: asked.ids.length,
          name: word(asked.ids.length === 1 ? entity.label : entity.pluralLabel),
        })}
        count={asked.below}
        up={asked.hasAbove ? t('up') : undefined}
        onDelete={(below) => {
          setAsked(undefined);
          onDelete();
          void bulk.remove(asked.ids, below);
        }}
        onClose={() => setAsked(undefined)}
      />
    </Suspense>
  );
  return { remove, dialog };
}
