import { Injectable } from '@nestjs/common';
import type { Json } from '../../kernel/json.ts';
import type { Session } from '../connection/session.ts';

/** A change of stored values that a version asks for. */
export interface StoredMapping {
  readonly id: string;
  readonly entity: string;
  readonly field: string;
  readonly mapping: Json;
  /** `preparing`: invisible; `committed`: its version is in force; `done`: every record is changed. */
  readonly state: 'preparing' | 'committed' | 'done';
  readonly version: number | null;
  readonly at: string;
  readonly actor: string;
  /** The last record that was looked at. */
  readonly position: string | null;
  readonly count: number;
}

const COLUMNS = 'id, entity, field, mapping, state, version, at, actor, position, count';

/** The value mappings of all versions, with how far each is. */
@Injectable()
export class MappingStore {
  async add(session: Session, one: StoredMapping): Promise<void> {
    await session.run(
      `insert into kehu.value_mapping (${COLUMNS})
       values ($1::uuid, $2, $3, $4::jsonb, $5, $6, $7::timestamptz, $8, $9::uuid, $10)`,
      [
        one.id,
        one.entity,
        one.field,
        JSON.stringify(one.mapping),
        one.state,
        one.version,
        one.at,
        one.actor,
        one.position,
        one.count,
      ],
    );
  }

  /** Those that are not done, in the order in which they were asked for. */
  open(session: Session): Promise<StoredMapping[]> {
    return session.rows(`select ${COLUMNS} from kehu.value_mapping where state <> 'done' order by at, id`);
  }

  /** Changes of a field's values that are done and were not taken back, the latest first. */
  done(session: Session): Promise<StoredMapping[]> {
    return session.rows(
      `select ${COLUMNS} from kehu.value_mapping
       where state = 'done' and not returned and mapping->>'kind' in ('fill', 'option') order by version desc, id desc`,
    );
  }

  /** The last change of a field's type, which a way back follows. */
  async lastConversion(session: Session, entity: string, field: string): Promise<Json | undefined> {
    const [row] = await session.rows<{ mapping: Json }>(
      `select mapping from kehu.value_mapping
       where entity = $1 and field = $2 and mapping->>'kind' = 'convert' and state = 'done'
       order by version desc, id desc limit 1`,
      [entity, field],
    );
    return row?.mapping;
  }

  async moveOn(session: Session, id: string, position: string | undefined, count: number): Promise<void> {
    await session.run(
      `update kehu.value_mapping set count = count + $3, position = coalesce($2::uuid, position),
         state = case when state = 'committed' and $2::uuid is null then 'done' else state end where id = $1::uuid`,
      [id, position ?? null, count],
    );
  }

  async commit(tx: Session, id: string, version: number): Promise<void> {
    await tx.run(`update kehu.value_mapping set state = 'committed', version = $2 where id = $1::uuid`, [
      id,
      version,
    ]);
  }

  async finish(session: Session, id: string): Promise<void> {
    await session.run(`update kehu.value_mapping set state = 'done' where id = $1::uuid`, [id]);
  }

  /** A version that never came into force leaves nothing. */
  async forget(session: Session, id: string): Promise<void> {
    await session.run(`delete from kehu.value_mapping where id = $1::uuid and state = 'preparing'`, [id]);
  }

  /** What it changed is as it was before. */
  async markReturned(tx: Session, id: string): Promise<void> {
    await tx.run('update kehu.value_mapping set returned = true where id = $1::uuid', [id]);
  }
}
