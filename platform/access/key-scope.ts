import type { UsedKey } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import type { Operation } from './access.ts';

/** Operations that change nothing. */
const READING: ReadonlySet<string> = new Set(['read', 'export', 'print']);

/** Whether the key the caller came with lets this through; it never gives what the roles do not. */
export function keyAllows(key: UsedKey | undefined, { key: entity }: Entity, operation: Operation): boolean {
  if (!key) return true;
  const { readOnly, entities, operations } = key.scope;
  if (readOnly && !READING.has(operation)) return false;
  if (entities && !entities.includes(entity)) return false;
  return operation === 'read' || !operations || operations.includes(operation);
}

/** Whether it lets any field be written. */
export function keyWrites(key: UsedKey | undefined, entity: Entity): boolean {
  return keyAllows(key, entity, 'create') || keyAllows(key, entity, 'update');
}
