import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { DELEGATION } from '../../api/sharing.ts';
import { QuickCreateDialog } from '../../forms/quick-create/quick-create-dialog.tsx';
import { newRow } from '../../forms/lines/line-rows.ts';
import { defineTexts, useTexts, useWord } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { useEntity } from '../../model/model.tsx';
import { DELEGATIONS } from './delegations-key.ts';

const texts = defineTexts({
  all: { 'zh-CN': '委托我的全部记录', en: 'Delegate all my records' },
  some: { 'zh-CN': '委托 {n} 条{name}', en: 'Delegate {n} {name}' },
});

interface DelegateDialogProps {
  /** The records to hand over; without them all that one owns. */
  readonly chosen?: { readonly entity: EntityDocument; readonly ids: readonly string[] };
  readonly onClose: () => void;
}

/** To whom, what he may do, from when to when: the form of delegations, over what one is doing. */
export function DelegateDialog({ chosen, onClose }: DelegateDialogProps) {
  const t = useTexts(texts);
  const word = useWord();
  const client = useQueryClient();
  const delegation = useEntity(DELEGATION);
  const values = useMemo(() => (chosen ? { records: rowsOf(chosen) } : {}), [chosen]);
  if (!delegation) return null;
  const count = chosen?.ids.length ?? 0;
  const { label, pluralLabel } = chosen?.entity ?? delegation;
  return (
    <QuickCreateDialog
      entity={delegation}
      values={values}
      title={chosen ? t('some', { n: count, name: word(count === 1 ? label : pluralLabel) }) : t('all')}
      onClose={onClose}
      onCreated={() => {
        onClose();
        void client.invalidateQueries({ queryKey: DELEGATIONS });
      }}
    />
  );
}

function rowsOf({ entity, ids }: NonNullable<DelegateDialogProps['chosen']>) {
  return ids.map((record) => newRow({ entity: entity.key, record }));
}
