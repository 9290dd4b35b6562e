import type { Entity } from '../../model/model.ts';

/** A record that a pack brings along, as its file says it: references and days are still markers. */
export interface SeedRecord {
  readonly entity: Entity;
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
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
