import type { KehuError } from '../../kernel/errors.ts';
import { afterState, type Change } from './change.ts';
import { isStored } from './store-changes.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';

/** What became of one operation. */
export type OperationResult = WrittenRecord | FailedOperation;

export interface WrittenRecord {
  readonly index: number;
  readonly status: 'created' | 'updated' | 'unchanged' | 'deleted';
  readonly id: string;
  readonly version: number;
  readonly record: StoredRecord;
}

export interface FailedOperation {
  readonly index: number;
  readonly status: 'failed';
  readonly error: KehuError;
}

const STATUS = { create: 'created', update: 'updated', delete: 'deleted' } as const;

export function resultOf(change: Change): WrittenRecord {
  const stored = isStored(change);
  const version = Number(change.before?.['version'] ?? 0) + (stored ? 1 : 0);
  return {
    index: change.operation,
    status: stored ? STATUS[change.kind] : 'unchanged',
    id: change.id,
    version,
    record: { ...afterState(change), version },
  };
}
