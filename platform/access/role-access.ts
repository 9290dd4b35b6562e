import { Injectable } from '@nestjs/common';
import { FALSE, TRUE, type QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity, Model } from '../model/model.ts';
import { Access, type FieldRight, type GeneralRight, type Operation, type OwnedRecord } from './access.ts';
import { attachedRows, FILE, historyRows, isReading, STAGE_PERIOD } from './attached-rows.ts';
import { CallerRights } from './caller-rights.ts';
import { covers, coversReading } from './covers.ts';
import { keyAllows, keyWrites } from './key-scope.ts';
import { stageFieldsOf } from '../model/processes.ts';
import { CurrentModel } from '../model/current-model.ts';
import type { RowOperation } from '../model/role-scope.ts';
import type { FieldReason, RoleReason } from './role-reason.ts';
import { RoleRights } from './role-rights.ts';
import type { Delegation, Standing } from './standing.ts';
import { bothOf } from './trees.ts';

const OPEN: FieldRight = { read: 'yes', write: true };
const SEEN = { read: 'yes', write: false } as const;
const CLOSED: FieldRight = { read: 'no', write: false };
/** What a program may do beside records: nothing that makes it more than its key. */
const KEY_RIGHTS: ReadonlySet<GeneralRight> = new Set(['readMetadata', 'explain']);
/** Rights beside records by which one sees more. */
const SHOWING: ReadonlySet<GeneralRight> = new Set([
  'administer',
  'readMetadata',
  'customise',
  'viewAs',
  'explain',
]);

/** Access by the roles of the Model. The system may do everything. */
@Injectable()
export class RoleAccess extends Access {
  readonly #rights = new WeakMap<Model, RoleRights>();
  readonly #callers = new WeakMap<Caller, CallerRights>();
  /** Of callers whose rights depend on their roles alone. */
  readonly #byRoles = new WeakMap<RoleRights, Map<string, CallerRights>>();
  readonly #byStanding = new WeakMap<Standing, CallerRights>();

  constructor(private readonly current: CurrentModel) {
    super();
  }

  override rows(caller: Caller, entity: Entity, operation: Operation): QueryTree {
    if (caller.isSystem) return TRUE;
    if (!keyAllows(caller.key, entity, operation)) return FALSE;
    if (entity.key === STAGE_PERIOD) return this.#history(caller, entity, operation);
    return this.#ofSeenRecords(caller, entity, this.#of(caller).rows(entity, operation));
  }

  override allows(caller: Caller, entity: Entity, operation: Operation): boolean {
    return this.rows(caller, entity, operation) !== FALSE;
  }

  override field(caller: Caller, entity: Entity, field: string): FieldRight {
    if (caller.isSystem) return OPEN;
    if (!keyAllows(caller.key, entity, 'read')) return CLOSED;
    if (entity.key === STAGE_PERIOD) return SEEN;
    const right = this.#of(caller).field(entity, field);
    return right.write && !keyWrites(caller.key, entity) ? { ...right, write: false } : right;
  }

  override titles(caller: Caller, entity: Entity): QueryTree {
    if (caller.isSystem) return TRUE;
    if (!keyAllows(caller.key, entity, 'read')) return FALSE;
    if (entity.key === STAGE_PERIOD) return this.#history(caller, entity, 'read');
    return this.#ofSeenRecords(caller, entity, this.#of(caller).titles(entity));
  }

  override writable(
    caller: Caller,
    entity: Entity,
    field: string,
    operation: 'create' | 'update',
  ): QueryTree {
    if (caller.isSystem) return TRUE;
    if (!keyAllows(caller.key, entity, operation) || entity.key === STAGE_PERIOD) return FALSE;
    return this.#of(caller).writable(entity, field, operation);
  }

  override delegation(caller: Caller, entity: Entity, record: OwnedRecord): Delegation | undefined {
    return caller.isSystem ? undefined : this.#of(caller).delegation(entity, record);
  }

  override holds(caller: Caller, right: GeneralRight): boolean {
    if (caller.isSystem) return true;
    if (caller.key && !KEY_RIGHTS.has(right)) return false;
    const rights = this.#roles();
    return rights.holds(rights.known(caller.roles), right);
  }

  override mayGrant(caller: Caller, role: string): boolean {
    if (caller.isSystem) return true;
    const rights = this.#roles();
    const own = rights.known(caller.roles);
    const general = rights.general(role).every((right) => this.holds(caller, right));
    return this.holds(caller, 'grantRoles') && general && own.some((wide) => covers(rights, wide, role));
  }

  override maySeeAs(caller: Caller, role: string): boolean {
    if (caller.isSystem) return true;
    const rights = this.#roles();
    const own = rights.known(caller.roles);
    const general = rights.general(role).every((right) => !SHOWING.has(right) || this.holds(caller, right));
    return general && own.some((wide) => coversReading(rights, wide, role));
  }

  override reasons(caller: Caller, entity: Entity, operation: RowOperation): readonly RoleReason[] {
    if (caller.isSystem) return [];
    const rights = this.#of(caller);
    if (entity.key === STAGE_PERIOD) return rights.historyReasons(entity, operation);
    const reasons = rights.reasons(entity, operation);
    if (entity.key !== FILE) return reasons;
    const seen = this.#rowsOfSeenRecords(caller);
    const part = { kind: 'record', rows: seen } as const;
    return reasons.map((reason) => ({
      ...reason,
      rows: bothOf(reason.rows, seen),
      parts: [...reason.parts, part],
    }));
  }

  override fieldReasons(caller: Caller, entity: Entity, field: string): readonly FieldReason[] {
    if (caller.isSystem) return [];
    const said = this.#of(caller).fieldOf(entity, field);
    const isHistory = entity.key === STAGE_PERIOD;
    return said.map(({ role, grant }) => ({ role, ...(isHistory ? SEEN : grant) }));
  }

  override rolesWriting(entity: Entity, field: string): readonly string[] {
    return this.#roles().writing(entity, field);
  }

  /** From here on the caller's rights are those of the Model in force now, whatever is published meanwhile. */
  override needsStanding(caller: Caller): boolean {
    if (caller.isSystem) return false;
    return needStanding(this.#of(caller).rights, caller);
  }

  override rightsOf(caller: Caller): object | undefined {
    return caller.isSystem || caller.key ? undefined : this.#of(caller);
  }

  override learn(caller: Caller, standing: Standing): void {
    const { rights } = this.#of(caller);
    let known = this.#byStanding.get(standing);
    if (known?.rights !== rights)
      this.#byStanding.set(standing, (known = new CallerRights(rights, caller, standing)));
    this.#callers.set(caller, known);
  }

  /** Files obey the records they belong to, too. */
  #ofSeenRecords(caller: Caller, { key }: Entity, rows: QueryTree): QueryTree {
    if (key !== FILE || rows === FALSE) return rows;
    return bothOf(rows, this.#rowsOfSeenRecords(caller));
  }

  #rowsOfSeenRecords(caller: Caller): QueryTree {
    return attachedRows(this.current.get(), (entity) => this.rows(caller, entity, 'read'));
  }

  /** Read by whoever sees the record and its stage, written by nobody. */
  #history(caller: Caller, period: Entity, operation: Operation): QueryTree {
    if (!isReading(operation)) return FALSE;
    return historyRows(period, this.current.get(), (entity) => {
      const stage = stageFieldsOf(entity)!.stage.name;
      const { read, cell } = this.field(caller, entity, stage);
      if (read === 'no' || read === 'masked') return FALSE;
      return bothOf(this.rows(caller, entity, operation), cell?.yes ?? TRUE);
    });
  }

  #of(caller: Caller): CallerRights {
    let known = this.#callers.get(caller);
    if (!known) this.#callers.set(caller, (known = this.#ofRoles(caller)));
    return known;
  }

  /** Nothing is known of him but his roles; where that says all, it is worked out once for all who have them. */
  #ofRoles(caller: Caller): CallerRights {
    const rights = this.#roles();
    if (needStanding(rights, caller)) return new CallerRights(rights, caller, undefined);
    let known = this.#byRoles.get(rights);
    if (!known) this.#byRoles.set(rights, (known = new Map()));
    const key = caller.roles.join();
    let shared = known.get(key);
    if (!shared) known.set(key, (shared = new CallerRights(rights, caller, undefined)));
    return shared;
  }

  #roles(): RoleRights {
    const model = this.current.get();
    let rights = this.#rights.get(model);
    if (!rights) this.#rights.set(model, (rights = new RoleRights(model)));
    return rights;
  }
}

function needStanding(rights: RoleRights, { roles }: Caller): boolean {
  return rights.known(roles).some((role) => rights.needsStanding(role));
}
