import { Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.ts';
import { compileModel } from '../../model/compile-model.ts';
import type { Model } from '../../model/model.ts';
import { Database } from '../../storage/connection/database.ts';
import { VersionStore, type StoredVersion } from '../../storage/store/version-store.ts';
import { messages } from '../messages.ts';
import { CurrentVersion } from './current-version.ts';
import { readPacks } from './read-packs.ts';

/** A past Model is large and asked for a few times in a row. */
const MOST_KEPT = 3;

/** Models that were in force, compiled from what the database kept. */
@Injectable()
export class PastModels {
  readonly #kept = new Map<number, Promise<Model>>();

  constructor(
    private readonly database: Database,
    private readonly versions: VersionStore,
    private readonly current: CurrentVersion,
  ) {}

  async numbered(number: number): Promise<Model> {
    const { number: now, catalog } = this.current.get();
    if (number === now) return catalog.model;
    const kept = this.#kept.get(number);
    if (kept) return kept;
    const stored = await this.versions.get(this.database.session, number);
    if (!stored) throw new NotFound(messages.versionAbsent({ number }));
    return this.#keep(stored);
  }

  /** The Model in force at a moment (RFC 3339). */
  async at(moment: string): Promise<Model> {
    const stored = await this.versions.at(this.database.session, moment);
    if (!stored) throw new NotFound(messages.noVersionYet({ moment }));
    return this.numbered(stored.number);
  }

  async #keep(stored: StoredVersion): Promise<Model> {
    const model = this.#compile(stored);
    if (this.#kept.size >= MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!);
    this.#kept.set(stored.number, model);
    model.catch(() => this.#kept.delete(stored.number));
    return model;
  }

  async #compile(stored: StoredVersion): Promise<Model> {
    const packs = await readPacks(this.database.session, stored, this.current.get().packs);
    return compileModel({ packs, org: stored.org, version: String(stored.number) });
  }
}
