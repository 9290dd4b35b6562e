import { lazy, Suspense } from 'react';
import type { ReferenceValue } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import type { PickerState } from './picker-state.ts';

const PickerWindow = lazy(async () => ({ default: (await import('./picker-window.tsx')).PickerWindow }));
const QuickCreate = lazy(async () => ({
  default: (await import('../quick-create/quick-create-dialog.tsx')).QuickCreateDialog,
}));

interface PickerDialogsProps {
  readonly target: EntityDocument;
  readonly several: boolean;
  readonly chosen: readonly ReferenceValue[];
  readonly state: PickerState;
}

/** The windows a picker opens: all candidates with their columns, or the short form of a new one. */
export function PickerDialogs({ target, several, chosen, state }: PickerDialogsProps) {
  const close = () => state.setDialog(undefined);
  return (
    <Suspense>
      {state.dialog === 'window' && (
        <PickerWindow
          target={target}
          several={several}
          chosen={chosen}
          filter={state.filter}
          onClose={close}
          onChoose={state.choose}
        />
      )}
      {state.dialog === 'create' && (
        <QuickCreate entity={target} values={state.begin} onClose={close} onCreated={state.chooseMade} />
      )}
    </Suspense>
  );
}
