import type { KehuError } from '../../kernel/errors.ts';
import type { Change } from './change.ts';
import type { LoadedRecords } from './loaded-records.ts';
import { isStored } from './store-changes.ts';
import type { Written } from './write-records.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';

/** What became of one operation. */
export type OperationResult = WrittenRecord | FailedOperation;

export interface WrittenRecord {
  readonly index: number;
  readonly status: 'created' | 'updated' | 'unchanged' | 'deleted';
  readonly id: string;
  readonly version: number;
  /** Of a record that was created by a call of its own. */
  readonly made?: MadeRecord;
}

/** A new record with what the write came to know on the way. */
export interface MadeRecord {
  readonly record: StoredRecord;
  /** The children created with it, by field. */
  readonly children: ReadonlyMap<string, readonly StoredRecord[]>;
  readonly loaded: LoadedRecords;
}

export interface FailedOperation {
  readonly index: number;
  readonly status: 'failed';
  readonly error: KehuError;
}

const STATUS = { create: 'created', update: 'updated', delete: 'deleted' } as const;

/** `isAlone`: the only operation of its call, whose answer is the whole record. */
export function resultOf(
  change: Change,
  written: Written,
  loaded: LoadedRecords,
  isAlone: boolean,
): WrittenRecord {
  const stored = isStored(change);
  const version = Number(change.before?.['version'] ?? 0) + (stored ? 1 : 0);
  return {
    index: change.operation,
    status: stored ? STATUS[change.kind] : 'unchanged',
    id: change.id,
    version,
    ...(isAlone && change.kind === 'create' && !change.isFollowed
      ? { made: madeBy(change, written, loaded) }
      : {}),
  };
}

function madeBy({ plan, id }: Change, { changes }: Written, loaded: LoadedRecords): MadeRecord {
  const children = new Map<string, StoredRecord[]>();
  for (const { name, target, inverse } of plan.entity.children) {
    const own = changes.filter((one) => one.plan.entity.key === target && one.values[inverse!] === id);
    children.set(
      name,
      own.map((child) => loaded.get(target!, child.id)!),
    );
  }
  return { record: loaded.get(plan.entity.key, id)!, children, loaded };
}
