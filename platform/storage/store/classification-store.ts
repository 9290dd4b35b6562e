import { Injectable } from '@nestjs/common';
import type { Json } from '../../kernel/json.ts';
import type { Session } from '../connection/session.ts';
import { transposed } from './operation-log.ts';

/** One run of a set of rules. */
export interface ClassificationRun {
  readonly id: string;
  /** Key of the scheme, and the name of its set of rules. */
  readonly scheme: string;
  readonly rules: string;
  /** `library:book.subject` */
  readonly field: string;
  /** The day whose state it looked at. */
  readonly asOf: string;
  readonly trigger: 'schedule' | 'person' | 'change';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly byUserId: string | null;
  readonly lookedAt: number;
  readonly changed: number;
  /** How many would have changed, but are pinned. */
  readonly pinned: number;
  readonly failed: number;
  /** Of the first that failed. */
  readonly problem: Json | null;
}

export interface ClassificationChange {
  readonly id: string;
  readonly entity: string;
  readonly recordId: string;
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly runId: string | null;
  readonly rule: string | null;
  /** What the rule measured, as text. */
  readonly measured: string | null;
  readonly at: string;
  readonly byUserId: string | null;
  /** Where the write came from: `import`, `restore` …; null for a person's call. */
  readonly source: string | null;
}

/** Rules leave the field of the record alone. */
export interface ClassificationPin {
  readonly recordId: string;
  readonly field: string;
  readonly entity: string;
  /** The last day it holds; null for good. */
  readonly until: string | null;
  readonly note: string | null;
  readonly byUserId: string | null;
  readonly at: string;
}

const RUN = `id, scheme, rules, field, as_of as "asOf", trigger, started_at as "startedAt", finished_at as "finishedAt",
  by_user_id as "byUserId", looked_at as "lookedAt", changed, pinned, failed, problem`;
const CHANGE = `id, entity, record_id as "recordId", field, old, new, run_id as "runId", rule, measured, at,
  by_user_id as "byUserId", source`;
const PIN = 'record_id as "recordId", field, entity, until, note, by_user_id as "byUserId", at';

/** Runs of automatic classification, what changed, and what is pinned. */
@Injectable()
export class ClassificationStore {
  async begin(session: Session, run: ClassificationRun): Promise<void> {
    await session.run(
      `insert into kehu.classification_run (id, scheme, rules, field, as_of, trigger, started_at, by_user_id)
       values ($1::uuid, $2, $3, $4, $5::date, $6, $7::timestamptz, $8::uuid) on conflict (id) do nothing`,
      [run.id, run.scheme, run.rules, run.field, run.asOf, run.trigger, run.startedAt, run.byUserId],
    );
  }

  /** What it changed is counted: it may have been begun more than once. */
  async end(session: Session, run: ClassificationRun): Promise<void> {
    await session.run(
      `update kehu.classification_run set finished_at = $2::timestamptz, looked_at = $3, pinned = $4, failed = $5,
         problem = $6::jsonb,
         changed = (select count(*) from kehu.classification_change where run_id = $1::uuid)
       where id = $1::uuid`,
      [
        run.id,
        run.finishedAt,
        run.lookedAt,
        run.pinned,
        run.failed,
        run.problem && JSON.stringify(run.problem),
      ],
    );
  }

  /** Those over all records, the latest first; a set of rules may have been called otherwise. */
  runs(
    session: Session,
    schemes: readonly string[],
    rules: readonly string[],
    limit: number,
  ): Promise<ClassificationRun[]> {
    return session.rows(
      `select ${RUN} from kehu.classification_run where scheme = any($1) and rules = any($2) and trigger <> 'change'
       order by started_at desc, id desc limit $3`,
      [schemes, rules, limit],
    );
  }

  async run(session: Session, id: string): Promise<ClassificationRun | undefined> {
    const [run] = await session.rows<ClassificationRun>(
      `select ${RUN} from kehu.classification_run where id = $1::uuid`,
      [id],
    );
    return run;
  }

  async appendChanges(tx: Session, changes: readonly ClassificationChange[]): Promise<void> {
    if (changes.length === 0) return;
    const rows = changes.map((one) => [
      one.id,
      one.entity,
      one.recordId,
      one.field,
      one.old,
      one.new,
      one.runId,
      one.rule,
      one.measured,
      one.at,
      one.byUserId,
      one.source,
    ]);
    tx.later(
      `insert into kehu.classification_change
         (id, entity, record_id, field, old, new, run_id, rule, measured, at, by_user_id, source)
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[],
         $8::text[], $9::text[], $10::timestamptz[], $11::uuid[], $12::text[])`,
      transposed(rows),
    );
  }

  /** Of some fields of a record, the latest first. */
  changesOf(
    session: Session,
    recordId: string,
    fields: readonly string[],
    limit: number,
  ): Promise<ClassificationChange[]> {
    return session.rows(
      `select ${CHANGE} from kehu.classification_change
       where record_id = $1::uuid and field = any ($2::text[]) order by id desc limit $3`,
      [recordId, fields, limit],
    );
  }

  changesIn(session: Session, runId: string, limit: number): Promise<ClassificationChange[]> {
    return session.rows(
      `select ${CHANGE} from kehu.classification_change where run_id = $1::uuid order by id limit $2`,
      [runId, limit],
    );
  }

  /** A pin takes the place of an earlier one. */
  async pin(tx: Session, pin: ClassificationPin): Promise<void> {
    await tx.run(
      `insert into kehu.classification_pin (record_id, field, entity, until, note, by_user_id, at)
       values ($1::uuid, $2, $3, $4::date, $5, $6::uuid, $7::timestamptz)
       on conflict (record_id, field) do update
         set until = excluded.until, note = excluded.note, by_user_id = excluded.by_user_id, at = excluded.at`,
      [pin.recordId, pin.field, pin.entity, pin.until, pin.note, pin.byUserId, pin.at],
    );
  }

  /** @param names what the field is and was called */
  async unpin(tx: Session, recordId: string, names: readonly string[]): Promise<number> {
    return tx.run(
      'delete from kehu.classification_pin where record_id = $1::uuid and field = any ($2::text[])',
      [recordId, names],
    );
  }

  /** Those in force on a day. */
  pinsOf(session: Session, recordIds: readonly string[], on: string): Promise<ClassificationPin[]> {
    return session.rows(
      `select ${PIN} from kehu.classification_pin
       where record_id = any ($1::uuid[]) and (until is null or until >= $2::date)`,
      [recordIds, on],
    );
  }
}
