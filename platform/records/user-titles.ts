import { Injectable } from '@nestjs/common';
import type { Entity } from '../model/model.ts';
import type { LoadedRecords } from './write/loaded-records.ts';
import type { KnownTitle } from './read/created-record.ts';

const USER = 'core:user';
const FRESH_FOR_MS = 2000;
const MOST_KEPT = 1000;

/** Names of the users who write, remembered for a moment: each of their new records shows them as its maker. */
@Injectable()
export class UserTitles {
  readonly #known = new Map<string, { readonly title: string | null; readonly readAt: number }>();

  get(id: string): string | null | undefined {
    const known = this.#known.get(id);
    return known && Date.now() - known.readAt < FRESH_FOR_MS ? known.title : undefined;
  }

  /** Takes the names out of a record that was read. */
  learn(row: Readonly<Record<string, unknown>>): void {
    const maker = row['createdBy'] as { id: string; title: string | null } | null | undefined;
    if (!maker) return;
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(maker.id, { title: maker.title, readAt: Date.now() });
  }

  /** Titles of records the write has loaded, and of users known from before. */
  with(loaded: LoadedRecords): KnownTitle {
    return (entity, id) =>
      loadedTitle(loaded, entity, id) ?? (entity.key === USER ? this.get(id) : undefined);
  }
}

/** Only of a title that is plain text: a title by reference or formula has to be read. */
function loadedTitle(loaded: LoadedRecords, { key, title }: Entity, id: string): string | null | undefined {
  const record = loaded.get(key, id);
  if (!record || record['deletedAt'] || title.type.storage !== 'columns') return undefined;
  if (title.target !== undefined || title.type.expressionType(title.spec).kind !== 'string') return undefined;
  return (record[title.name] as string | null | undefined) ?? null;
}
