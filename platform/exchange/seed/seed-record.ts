import { createHash } from 'node:crypto';
import type { DataSpec } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';

/** A record that a pack brings along, as its file says it: references and days are still markers. */
export interface SeedRecord {
  readonly entity: Entity;
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** What an upgrade does with the record once it is there. */
  readonly update: NonNullable<DataSpec['update']>;
  /** Where it stands, for problems. */
  readonly file: string;
}

/** How records call one another: `core:user:li`. */
export function seedName(entity: string, key: string): string {
  return `${entity}:${key}`;
}

export function nameOf({ entity, key }: SeedRecord): string {
  return seedName(entity.key, key);
}

/** Changes when the file says something else of the record. */
export function digestOf({ values }: SeedRecord): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64');
}
