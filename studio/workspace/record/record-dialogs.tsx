import { asksOrRefuses } from '../../forms/saving/record-saver.ts';
import { ReasonsDialog } from '../../forms/saving/reasons-dialog.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { ConflictDialog } from './conflict/conflict-dialog.tsx';
import type { RecordWork } from './record-work.ts';

/** The two questions a save may raise: whose change wins, and why a rule is not kept. */
export function RecordDialogs({
  entity,
  work,
}: {
  readonly entity: EntityDocument;
  readonly work: RecordWork;
}) {
  const { world, saver, save, takeTheirs } = work;
  if (saver.pending?.kind === 'conflict') {
    return (
      <ConflictDialog
        entity={entity}
        store={world.store}
        current={saver.pending.current}
        onResolved={(version) => void save(version === undefined ? {} : { version })}
        onDiscard={() => void takeTheirs()}
        onBack={saver.dismiss}
      />
    );
  }
  if (asksOrRefuses(saver.pending)) {
    return (
      <ReasonsDialog
        entity={entity}
        problem={saver.pending.problem}
        onAnswer={(reasons) => void save({ reasons })}
        onCancel={saver.dismiss}
      />
    );
  }
  return null;
}
