import { Injectable } from '@nestjs/common';
import { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import { KehuError } from '../../kernel/errors.ts';
import type { LoadedPack, RecordFile } from '../../model/load/loaded-pack.ts';
import type { Field } from '../../model/model.ts';
import { Organisations } from '../../records/organisation.ts';
import { idIn } from '../../records/query-trees.ts';
import { RecordWriter } from '../../records/record-writer.ts';
import type { Operation } from '../../records/write/operation.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Session } from '../../storage/connection/session.ts';
import { SeedStore, type SeededRecord } from '../../storage/store/seed-store.ts';
import { SettingStore } from '../../storage/store/setting-store.ts';
import { messages } from './messages.ts';
import { readSeedRecords, seedFingerprint, type SeedRecords } from './read-seed-records.ts';
import { lineRef, SeedLines } from './seed-lines.ts';
import { references } from './seed-markers.ts';
import { orderSeeds, type Deferred, type SeedBatch } from './seed-order.ts';
import { digestOf, nameOf, seedName, type SeedRecord } from './seed-record.ts';
import { seedValues, type SeedContext } from './seed-values.ts';

const CHUNK = 200;

/** One load, in one transaction. */
interface Loading {
  readonly tx: Session;
  readonly caller: Caller;
  readonly source: string;
  readonly refName: SeedRecords['refName'];
  /** Fields that wait until the record they point at exists. */
  readonly deferred: readonly Deferred[];
  /** The record each seed became, by full name. */
  readonly seeded: Map<string, SeededRecord>;
  readonly byName: ReadonlyMap<string, SeedRecord>;
  readonly lines: SeedLines;
  readonly context: Omit<SeedContext, 'target'>;
}

/** Told how many records are made, of how many. */
export type SeedProgress = (made: number, total: number) => void;

/**
 * Brings in the records of packs' data and demo files through the one write path, each record once: what people
 * delete stays deleted, and what they change stays changed unless the file says `"update": "always"`. All or
 * nothing, so that a crash leaves no half story.
 */
@Injectable()
export class SeedLoader {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly writer: RecordWriter,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
    private readonly store: SeedStore,
    private readonly settings: SettingStore,
  ) {}

  /**
   * Loads what is not there yet and brings up to date what may be; answers how many records it made. Demo records may refer to data. Files that were
   * loaded before and have not changed are not read again.
   */
  async load(
    packs: readonly LoadedPack[],
    kind: RecordFile['kind'],
    progress: SeedProgress = () => undefined,
  ): Promise<number> {
    const kinds: RecordFile['kind'][] = kind === 'demo' ? ['data', 'demo'] : ['data'];
    const fingerprint = seedFingerprint(packs, kinds);
    const setting = `seeds.${kind}`;
    if ((await this.settings.get(this.database.session, setting)) === fingerprint) return 0;
    const { model } = this.current.get();
    const seeds = readSeedRecords(model, packs, kinds);
    const { timeZone } = await this.organisations.get();
    const context = { model, now: this.clock.now(), timeZone };
    const work = async (tx: Session) => {
      const made = await this.#bringIn(tx, kind, seeds, context, progress);
      await this.settings.set(tx, setting, fingerprint);
      return made;
    };
    return this.database.transaction(work, { unhurried: true });
  }

  /** Whether the records of the packs' files, in whatever version, have been brought in. */
  async wasLoaded(kind: RecordFile['kind']): Promise<boolean> {
    return (await this.settings.get(this.database.session, `seeds.${kind}`)) !== undefined;
  }

  async #bringIn(
    tx: Session,
    kind: RecordFile['kind'],
    { records, refName }: SeedRecords,
    context: Loading['context'],
    progress: SeedProgress,
  ): Promise<number> {
    const known = await this.store.find(
      tx,
      records.map(({ entity, key }) => ({ entity: entity.key, key })),
    );
    const seeded = new Map(known.map((seed) => [seedName(seed.entity, seed.key), seed]));
    const missing = records.filter((record) => !seeded.has(nameOf(record)));
    const { batches, deferred } = orderSeeds(missing, refName);
    const source = kind === 'demo' ? 'demo data' : 'pack data';
    const caller = Caller.system(source);
    const byName = new Map(records.map((record) => [nameOf(record), record]));
    const lines = new SeedLines();
    const loading: Loading = { tx, caller, source, refName, deferred, seeded, byName, lines, context };
    const old = await this.#outOfDate(loading, records);
    let made = 0;
    for (const batch of batches) {
      for (let from = 0; from < batch.records.length; from += CHUNK) {
        const chunk = batch.records.slice(from, from + CHUNK);
        await this.#create(loading, { ...batch, records: chunk });
        progress((made += chunk.length), missing.length);
      }
    }
    for (const group of Map.groupBy(deferred, ({ record }) => record.entity.key).values()) {
      await this.#complete(loading, group);
    }
    for (const group of Map.groupBy(old, ({ entity }) => entity).values()) await this.#update(loading, group);
    return missing.length;
  }

  async #create(loading: Loading, { records }: SeedBatch): Promise<void> {
    await this.#loadLines(loading, records);
    const operations = records.map((record): Operation => ({
      op: 'create',
      data: valuesOf(loading, record, (field) => !isDeferred(loading, record, field)),
    }));
    await this.#write(loading, records, operations);
  }

  /** Closes the circles: writes the references that had to wait. */
  async #complete(loading: Loading, group: readonly Deferred[]): Promise<void> {
    const records = [...new Set(group.map(({ record }) => record))];
    await this.#update(loading, records, (record, field) => isDeferred(loading, record, field));
  }

  async #update(
    loading: Loading,
    records: readonly SeedRecord[],
    includes: (record: SeedRecord, field: string) => boolean = () => true,
  ): Promise<void> {
    await this.#loadLines(loading, records);
    const operations = records.map((record): Operation => ({
      op: 'update',
      id: loading.seeded.get(nameOf(record))!.id,
      data: valuesOf(loading, record, (field) => includes(record, field)),
    }));
    await this.#write(loading, records, operations);
  }

  /** The ids of the lines that records refer to. */
  async #loadLines(loading: Loading, records: readonly SeedRecord[]): Promise<void> {
    const { tx, refName, seeded, byName, lines } = loading;
    const wanted = new Map<Field, Map<string, { seed: SeedRecord; id: string }>>();
    for (const record of records)
      for (const [, ref] of references(record.values)) {
        const line = lineRef(ref);
        if (!line) continue;
        const name = refName(record, ref);
        const seed = byName.get(name)!;
        const field = seed.entity.fields.get(line.field);
        const { id } = seeded.get(name)!;
        if (field) wanted.set(field, (wanted.get(field) ?? new Map()).set(id, { seed, id }));
      }
    const { store } = this.current.get();
    for (const [field, parents] of wanted) await lines.load(store, tx, field, [...parents.values()]);
  }

  /** Records whose file says something else by now, or shall hold whatever people did; not those they deleted. */
  async #outOfDate({ tx, seeded }: Loading, records: readonly SeedRecord[]): Promise<readonly SeedRecord[]> {
    const candidates = records.filter((record) => record.update !== 'never' && seeded.has(nameOf(record)));
    const { store } = this.current.get();
    const versions = new Map<string, unknown>();
    for (const [entity, group] of Map.groupBy(candidates, (record) => record.entity)) {
      const where = idIn(group.map((record) => seeded.get(nameOf(record))!.id));
      const query = {
        entity: entity.key,
        select: [['id'], ['version']],
        where,
        sort: [],
        limit: group.length,
      };
      for (const { id, version } of await store.find(tx, query)) versions.set(String(id), version);
    }
    return candidates.filter((record) => {
      const { id, version, digest } = seeded.get(nameOf(record))!;
      if (!versions.has(id)) return false;
      const isTouched = versions.get(id) !== (version ?? 1);
      const isNew = digest !== digestOf(record);
      return record.update === 'always' ? isTouched || isNew : isNew && !isTouched;
    });
  }

  /** Writes records and remembers what became of them. */
  async #write(
    { caller, seeded, source, tx }: Loading,
    records: readonly SeedRecord[],
    operations: readonly Operation[],
  ): Promise<void> {
    const { entity } = records[0]!;
    const options = { source, defaultReason: source, isHistory: true };
    try {
      const results = await this.writer.writeTogether(caller, entity.key, operations, options, tx);
      const written = results.flatMap((result): SeededRecord[] => {
        if (result.status === 'failed') return [];
        const record = records[result.index]!;
        const { id, version } = result;
        return [{ entity: entity.key, key: record.key, id, version, digest: digestOf(record) }];
      });
      await this.store.remember(tx, written);
      for (const seed of written) seeded.set(seedName(seed.entity, seed.key), seed);
    } catch (error) {
      if (!(error instanceof KehuError) || error.issues.length === 0) throw error;
      const files = [...new Set(records.map(({ file }) => file))].join(', ');
      const issues = error.issues.map(({ path, message }) => ({ path: inFile(records, path), message }));
      throw new KehuError(error.status, messages.refused({ entity: entity.label, files }), issues);
    }
  }
}

function isDeferred({ deferred }: Loading, record: SeedRecord, field: string): boolean {
  return deferred.some((one) => one.record === record && one.field === field);
}

function valuesOf(
  { context, seeded, lines, refName }: Loading,
  record: SeedRecord,
  includes: (field: string) => boolean,
): Record<string, unknown> {
  const target = (ref: string) => {
    const name = refName(record, ref);
    const line = lineRef(ref);
    const id = line ? lines.get(name, line) : seeded.get(name)!.id;
    return { entity: name.slice(0, name.lastIndexOf(':')), id };
  };
  const values = Object.fromEntries(Object.entries(record.values).filter(([field]) => includes(field)));
  return seedValues(record.entity, values, { ...context, target });
}

/** `operations.3.name`, or `name` of a record written alone, as the place in the file: `hobbit.name`. */
function inFile(records: readonly SeedRecord[], path: string): string {
  const [, index = '0', place = path] = /^operations\.(\d+)\.?(.*)$/.exec(path) ?? [];
  const key = records[Number(index)]?.key ?? index;
  return place === '' ? key : `${key}.${place}`;
}
