import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../kernel/caller.ts';
import { newId } from '../../kernel/ids.ts';
import type { Json } from '../../kernel/json.ts';
import { Organisations } from '../../records/organisation.ts';
import type { Catalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import type { Session } from '../../storage/connection/session.ts';
import {
  convertAll,
  convertChanged,
  unwatchWrites,
  watchWrites,
  type ColumnConversion,
} from '../../storage/change/convert-columns.ts';
import { mapBatch, type MappedBatch, type StoredChange } from '../../storage/change/map-values.ts';
import { rebuildRollups } from '../../storage/rebuild-rollups.ts';
import { MappingStore, type StoredMapping } from '../../storage/store/mapping-store.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';
import { PUBLISH_LOCK } from '../publish/publish-lock.ts';
import { Misfit, successor, valueConverter, type GivenValues } from './value-converter.ts';
import type { ValueMapping } from './value-mapping.ts';

/** Records that are changed inside the commit itself; more are changed right behind it. */
const AT_ONCE = 1000;
const BATCH = 2000;
/** Fewer written meanwhile are left to the commit. */
const ROUNDS = 5;

/** What was prepared for a version, to be handed to its commit. */
export interface PreparedMappings {
  readonly mappings: readonly StoredMapping[];
  readonly conversions: readonly ColumnConversion[];
}

/**
 * Carries out what a version asks of stored values. Conversions fill their new column before the version is in force,
 * beside the running business, and take over what is written meanwhile inside the commit. Options and missing values
 * are changed in the commit where they are few, else in batches right behind it, because only from then on does
 * nobody write the old ones any more. What was there is kept for the way back. Ended anywhere, it goes on.
 */
@Injectable()
export class ValueMappings {
  constructor(
    private readonly database: Database,
    private readonly store: MappingStore,
    private readonly organisations: Organisations,
    private readonly log: OperationLog,
  ) {}

  /** After the columns of the next version were made, before its indexes are. */
  async prepare(
    caller: Caller,
    mappings: readonly ValueMapping[],
    from: Catalog,
    to: Catalog,
  ): Promise<PreparedMappings> {
    const open = await this.store.open(this.database.session);
    const prepared: StoredMapping[] = [];
    const conversions: ColumnConversion[] = [];
    for (const mapping of mappings) {
      if (mapping.kind !== 'convert') {
        prepared.push(newMapping(caller, mapping, 'committed'));
        continue;
      }
      const known = open.find((one) => one.state === 'preparing' && isDeepStrictEqual(one.mapping, mapping));
      const stored = known ?? newMapping(caller, mapping, 'preparing');
      if (!known) await this.store.add(this.database.session, stored);
      const conversion = await this.#conversion(stored.id, mapping, from, to);
      await this.#convert(conversion, stored.position ?? undefined);
      prepared.push(stored);
      conversions.push(conversion);
    }
    return { mappings: prepared, conversions };
  }

  /** In the transaction that puts the version in force. */
  async commit(
    tx: Session,
    { mappings, conversions }: PreparedMappings,
    to: Catalog,
    version: number,
  ): Promise<void> {
    for (const conversion of conversions) while (await convertChanged(tx, conversion));
    for (const stored of mappings) {
      if (stored.state === 'preparing') await this.store.commit(tx, stored.id, version);
      else {
        await this.store.add(tx, { ...stored, version });
        await this.#moveOn(tx, stored, to, AT_ONCE);
      }
    }
  }

  /** At every start: goes on where a node was ended, once nobody else publishes. */
  async resume(catalog: Catalog): Promise<void> {
    const open = await this.store.open(this.database.session);
    if (open.length > 0) await this.database.alone(PUBLISH_LOCK, () => this.finish(catalog));
  }

  /** Behind the commit: what is in force is carried out to the end, anything else forgotten. */
  async finish(catalog: Catalog): Promise<void> {
    const changed: StoredMapping[] = [];
    for (const stored of await this.store.open(this.database.session)) {
      const mapping = stored.mapping as unknown as ValueMapping;
      if (mapping.kind !== 'convert') await this.#runToEnd(stored, catalog);
      else await this.#endConversion(stored, catalog);
      if (stored.state === 'committed') changed.push(stored);
    }
    await this.#rebuild(catalog, changed);
  }

  async #conversion(
    mapping: string,
    { entity, field, values }: Extract<ValueMapping, { kind: 'convert' }>,
    from: Catalog,
    to: Catalog,
  ): Promise<ColumnConversion> {
    const { timeZone, locale } = await this.organisations.get();
    const table = to.tables.tables.get(entity)!;
    const source = from.tables.tables.get(entity)!.fields.get(field)!;
    const target = table.fields.get(field)!;
    const forth = valueConverter(source.field, target.field, { timeZone, locale }, values);
    // What somebody decided for a text on the way here holds on the way back.
    const before = await this.store.lastConversion(this.database.session, entity, field);
    const decided = (before as { values?: GivenValues } | undefined)?.values;
    const back = valueConverter(target.field, source.field, { timeZone, locale }, decided);
    const convert = (value: unknown, present: unknown) => {
      const next = successor(value, present, forth, back);
      return next instanceof Misfit ? null : next;
    };
    return { mapping, table, from: source, to: target, convert };
  }

  async #convert(conversion: ColumnConversion, after: string | undefined): Promise<void> {
    const { session } = this.database;
    if (after === undefined) await watchWrites(this.database, conversion);
    await convertAll(this.database, conversion, after, (last, count) =>
      this.store.moveOn(session, conversion.mapping, last, count),
    );
    for (let round = 0; round < ROUNDS; round++)
      if (!(await this.database.transaction((tx) => convertChanged(tx, conversion)))) break;
  }

  async #endConversion({ id, entity, state }: StoredMapping, catalog: Catalog): Promise<void> {
    const table = catalog.tables.tables.get(entity);
    if (table) await unwatchWrites(this.database, table.sql, id);
    if (state === 'preparing') await this.store.forget(this.database.session, id);
    else await this.store.finish(this.database.session, id);
  }

  async #runToEnd(stored: StoredMapping, catalog: Catalog): Promise<void> {
    let position = stored.position ?? undefined;
    for (let more = true; more;) {
      const { last } = await this.database.transaction((tx) =>
        this.#moveOn(tx, { ...stored, position: position ?? null }, catalog, BATCH),
      );
      position = last;
      more = last !== undefined;
    }
  }

  /** One batch; with the last one the log learns of the whole. */
  async #moveOn(
    tx: Session,
    stored: StoredMapping,
    { tables }: Catalog,
    limit: number,
  ): Promise<MappedBatch> {
    const mapping = stored.mapping as unknown as ValueMapping;
    const table = tables.tables.get(mapping.entity);
    const field = table?.fields.get(mapping.field);
    if (!table || !field || mapping.kind === 'convert') {
      await this.store.finish(tx, stored.id);
      return { count: 0, last: undefined };
    }
    const change = storedChange(
      mapping,
      (value) => field.field.type.encode?.(value, field.field.spec) ?? { '': value },
    );
    const batch = await mapBatch(tx, stored.id, table, field, change, {
      after: stored.position ?? undefined,
      limit,
    });
    await this.store.moveOn(tx, stored.id, batch.last, batch.count);
    if (batch.last === undefined) await this.#tellLog(tx, stored, mapping);
    return batch;
  }

  async #tellLog(tx: Session, { id, actor }: StoredMapping, mapping: ValueMapping): Promise<void> {
    if (mapping.kind === 'return') await this.store.markReturned(tx, mapping.of);
    const { entity, ...details } = mapping;
    const [row] = await tx.rows<{ count: number; version: number }>(
      'select count, version from kehu.value_mapping where id = $1::uuid',
      [id],
    );
    await this.log.append(tx, [
      {
        at: new Date().toISOString(),
        userId: null,
        actor,
        operation: 'mapValues',
        entity,
        details: { ...details, count: row?.count, version: row?.version },
      },
    ]);
  }

  /** Kept roll-ups over the changed fields are computed anew. */
  async #rebuild(catalog: Catalog, changed: readonly StoredMapping[]): Promise<void> {
    if (changed.length === 0) return;
    const fields = new Set(changed.map(({ entity, field }) => `${entity}.${field}`));
    await rebuildRollups(
      this.database,
      catalog,
      () => undefined,
      (rollup) => rollup.computed!.inputs.some(({ entity, field }) => fields.has(`${entity}.${field}`)),
    );
  }
}

function storedChange(
  mapping: Exclude<ValueMapping, { kind: 'convert' }>,
  encode: (value: unknown) => Readonly<Record<string, unknown>>,
): StoredChange {
  return mapping.kind === 'fill' ? { kind: 'fill', value: encode(mapping.value) } : mapping;
}

function newMapping(caller: Caller, mapping: ValueMapping, state: StoredMapping['state']): StoredMapping {
  const { entity, field } = mapping;
  const at = new Date().toISOString();
  const fresh = { version: null, position: null, count: 0, at, actor: caller.actor, state };
  return { id: newId(), entity, field, mapping: mapping as unknown as Json, ...fresh };
}
