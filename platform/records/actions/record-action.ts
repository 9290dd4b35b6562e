import type { KehuError } from '../../kernel/errors.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { Entity, Model } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import type { ReadSession } from '../read/read-session.ts';
import type { WriteOptions } from '../write/write-session.ts';

/**
 * Something that can be done with a record beside changing its fields: `moveStage`, `pin`, `approve`, a button of the
 * metadata. Whoever offers it registers it with `RecordActions`; it is then called by
 * `POST /api/records/{entity}/{id}/actions/{name}` and listed, with why not, by `GET …/actions`.
 *
 * @example
 * class Lend implements RecordAction {
 *   readonly name = 'lend';
 *   readonly label = { 'zh-CN': '借出', en: 'Lend' };
 *   applies = (entity: Entity) => entity.key === 'library:book';
 *   refusal = ({ record }: ActionTarget) =>
 *     Promise.resolve(record['lent'] ? new Conflict(messages.isLent()) : undefined);
 *   async run({ read, entity, id }: ActionTarget, { body, options }: ActionCall) {
 *     const { session: tx, caller } = read;
 *     const loan = await this.records.create(caller, 'loan', { book: id, reader: body['reader'] }, options, tx);
 *     return { made: { loan: { entity: 'library:loan', id: loan.id } } };
 *   }
 * }
 */
export interface RecordAction {
  /** In the address; `[a-z][A-Za-z0-9]*`, unique among the actions of an entity. */
  readonly name: string;
  readonly label: LocalText;
  readonly icon?: string | undefined;
  /** Among the others, lowest first; without it last. */
  readonly order?: number | undefined;
  /** Stands as a button at the head of the page, where it can be done; otherwise in the menu. */
  readonly prominent?: boolean | undefined;
  /**
   * What has to be known before it is done, for the studio's dialog; without it a press of the button does it. Data of
   * the action's own: the studio's dialog of the same `kind` reads it.
   */
  readonly asks?: { readonly kind: string } & Readonly<Record<string, unknown>>;
  /** Runs without a transaction of its own and without a lock: code that may take long, such as a plugin's. */
  readonly isOutside?: boolean;
  /** Called by its name alone, and not among those that are listed: another word for one that is. */
  readonly isUnlisted?: boolean;
  /** Done by other actions and by the platform itself, not by people. */
  readonly isInternal?: boolean;
  /** Whether records of the entity offer it at all. */
  applies(entity: Entity, model: Model): boolean;
  /**
   * Why it cannot be done with this record now, undefined where it can: asked for the list, and once more before `run`
   * with the record locked. That the caller sees the record is known.
   */
  refusal(target: ActionTarget): Promise<KehuError | undefined>;
  /** What its dialog begins with, as far as the caller may know it: `GET …/actions/{name}/draft`. */
  draft?(target: ActionTarget): Promise<unknown>;
  /**
   * Does it, as part of the transaction `target.read.session`: what it writes passes the one write path with that as
   * `tx`. Whatever it throws undoes everything.
   */
  run(target: ActionTarget, call: ActionCall): Promise<ActionResult>;
}

/** One record an action is about. */
export interface ActionTarget {
  /** Its `session` is the transaction while the action runs. */
  readonly read: ReadSession;
  readonly entity: Entity;
  readonly id: string;
  /** All that is stored of it, whoever may see it; locked while the action runs. */
  readonly record: StoredRecord;
}

export interface ActionCall {
  /** What the client sent; {} for nothing. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Reasons and the request, to hand on to what is written; `If-Match` was looked at. */
  readonly options: WriteOptions;
  /** How many actions called each other to come here. */
  readonly depth?: number;
}

/** What came of it. The answer is the record as it is then, with these beside its fields. */
export interface ActionResult {
  /** New records by a word for each; as `$made` in the answer. */
  readonly made?: Readonly<Record<string, RecordPointer>>;
  /** The record people want to see next; as `$open` in the answer. Without it they stay where they are. */
  readonly open?: RecordPointer | undefined;
  /** Told as it is, as `$tells`. */
  readonly tells?: unknown;
}

export interface RecordPointer {
  /** Key of its entity. */
  readonly entity: string;
  readonly id: string;
}

/** Offers actions that depend on the Model, such as those its metadata declares. */
export interface ActionSource {
  of(entity: Entity, model: Model): readonly RecordAction[];
}
