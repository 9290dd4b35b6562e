import { FALSE, TRUE, type QueryTree } from '../expression/query-tree.ts';
import type { Caller } from '../kernel/caller.ts';
import type { Entity } from '../model/model.ts';
import { stageFieldsOf } from '../model/processes.ts';
import type { RowOperation } from '../model/role-scope.ts';
import type { FieldRight, Operation, OwnedRecord } from './access.ts';
import { historyRows, isReading } from './attached-rows.ts';
import { isNone, type FieldGrant, type Grant, type RoleRights } from './role-rights.ts';
import type { ReasonPart, RoleReason } from './role-reason.ts';
import { conditionTree, ownParts, scopeTree, type ScopeContext } from './scope-tree.ts';
import type { Delegation, Standing } from './standing.ts';
import { anyOf, bothOf, idIs, keyOf, moved, noneOf, ofEverything } from './trees.ts';

/**
 * The rights of one caller at one moment, or of all callers of the same roles where these say everything. Each role is compiled by itself and they unite as wholes: a cell is
 * readable where some one role grants its row and its field.
 */
export class CallerRights {
  readonly #roles: readonly string[];
  readonly #known = new Map<string, QueryTree>();
  readonly #fields = new Map<string, FieldRight>();

  constructor(
    readonly rights: RoleRights,
    private readonly caller: Caller,
    private readonly standing: Standing | undefined,
  ) {
    this.#roles = rights.known(caller.roles);
  }

  rows(entity: Entity, operation: Operation): QueryTree {
    return this.#remembered(`${entity.key} ${operation}`, () =>
      anyOf(this.#grants(entity).map((grant) => this.#rowsOf(grant, operation))),
    );
  }

  /** What each role says of a field, whatever rows it reaches. */
  fieldOf(entity: Entity, name: string): { readonly role: string; readonly grant: FieldGrant }[] {
    return this.#grants(entity).map((grant) => ({ role: grant.role, grant: grant.field(name) }));
  }

  field(entity: Entity, name: string): FieldRight {
    const key = `${entity.key} ${name}`;
    let right = this.#fields.get(key);
    if (!right) this.#fields.set(key, (right = this.#fieldRight(entity, name)));
    return right;
  }

  titles(entity: Entity): QueryTree {
    if (entity.spec.features?.titleVisible) return TRUE;
    const { read, cell } = this.field(entity, entity.title.name);
    if (read === 'yes') return this.rows(entity, 'read');
    return cell?.yes ?? FALSE;
  }

  writable(entity: Entity, name: string, operation: 'create' | 'update'): QueryTree {
    return this.#remembered(`${entity.key} ${operation} writes ${name}`, () => {
      const writers = this.#grants(entity).filter(({ field }) => field(name).write);
      return anyOf(writers.map((grant) => this.#rowsOf(grant, operation)));
    });
  }

  delegation({ key, ownedBy }: Entity, record: OwnedRecord): Delegation | undefined {
    const { caller, standing } = this;
    const team = record['team'];
    const isOwn = record['owner'] === caller.userId || (Array.isArray(team) && team.includes(caller.userId));
    if (ownedBy !== 'user' || isOwn) return undefined;
    return standing?.delegations.find(
      ({ from, gives, records }) =>
        gives === 'write' && from === record['owner'] && (records?.get(key)?.includes(record.id) ?? true),
    );
  }

  /** The rules of each role taken apart, for explaining what they decide. */
  reasons(entity: Entity, operation: RowOperation): RoleReason[] {
    return this.#grants(entity).map((grant) => {
      const scope = grant.scope(operation);
      return {
        role: grant.role,
        scope: 'text' in scope ? scope.text : 'parent',
        rows: this.#rowsOf(grant, operation),
        parts: this.#parts(grant, operation).filter(({ rows }) => rows !== FALSE),
      };
    });
  }

  /** What opens the history of records to each role: the records it reaches, and that it reads their stage. */
  historyReasons(period: Entity, operation: RowOperation): RoleReason[] {
    return this.#roles.map((role) => {
      const seen = historyRows(period, this.rights.model, (entity) => {
        const grant = this.rights.grant(role, entity);
        const isTold = grant?.field(stageFieldsOf(entity)!.stage.name).read === 'yes';
        return grant && isTold ? this.#rowsOf(grant, operation) : FALSE;
      });
      const rows = isReading(operation) ? seen : FALSE;
      return { role, scope: 'parent', rows, parts: rows === FALSE ? [] : [{ kind: 'scope', rows }] };
    });
  }

  #parts(grant: Grant, operation: RowOperation): ReasonPart[] {
    const { role, entity } = grant;
    const scope = grant.scope(operation);
    const context = this.#context();
    const read: ReasonPart[] =
      operation === 'read' ? [] : [{ kind: 'read', rows: this.#rowsOf(grant, 'read') }];
    if (isNone(scope)) return read;
    if ('parent' in scope)
      return [...read, { kind: 'scope', rows: this.#asParent(role, entity, scope.parent) }];
    // Who reaches everything need not be known any better.
    if (!context) return scope.text === 'all' ? [...read, { kind: 'scope', rows: TRUE }] : read;
    const rows = scope.text === 'all' ? TRUE : scopeTree(context, entity, scope.text, operation);
    return [
      ...read,
      { kind: 'scope', rows },
      ...(/^(all|none)$/.test(scope.text) ? [] : ownParts(context, entity, operation)),
      ...this.#sharedParts(context, role, entity, operation),
      ...this.#restrictionParts(context, role, entity),
    ];
  }

  #sharedParts(context: ScopeContext, role: string, entity: Entity, operation: RowOperation): ReasonPart[] {
    if (operation !== 'read' && operation !== 'update') return [];
    const { shares, rules } = this.#sharedWith(role, entity, operation);
    return [
      { kind: 'share', rows: idIs('id', shares) },
      ...rules.map(({ key, spec }): ReasonPart => ({
        kind: 'sharing',
        name: key,
        rows: conditionTree(context, entity, spec.when, operation),
      })),
    ];
  }

  #restrictionParts(context: ScopeContext, role: string, entity: Entity): ReasonPart[] {
    const rules = this.rights.restrictions(entity).filter(({ spec }) => !spec.except?.includes(role));
    return rules.map(({ key, spec }) => ({
      kind: 'restriction',
      name: key,
      rows: conditionTree(context, entity, spec.when, 'read'),
    }));
  }

  #fieldRight(entity: Entity, name: string): FieldRight {
    const grants = this.#grants(entity);
    const readers = grants
      .map((grant) => ({ rows: this.#rowsOf(grant, 'read'), read: grant.field(name).read }))
      .filter(({ rows }) => rows !== FALSE);
    const write = grants.some(
      (grant) => grant.field(name).write && (grant.create || this.#rowsOf(grant, 'update') !== FALSE),
    );
    const all = anyOf(readers.map(({ rows }) => rows));
    const rowsWith = (read: FieldGrant['read']) =>
      anyOf(readers.filter((reader) => reader.read === read).map(({ rows }) => rows));
    const [yes, masked] = [rowsWith('yes'), rowsWith('masked')];
    if (covers(yes, all, readers, 'yes')) return { read: 'yes', write };
    if (yes === FALSE && masked === FALSE) return { read: 'no', write };
    if (yes === FALSE && covers(masked, all, readers, 'masked')) return { read: 'masked', write };
    return { read: 'partly', write, cell: { yes, masked } };
  }

  #grants(entity: Entity): Grant[] {
    return this.#roles.flatMap((role) => this.rights.grant(role, entity) ?? []);
  }

  /** What one role reaches: its scope, widened by shares, narrowed by restrictions; never what it cannot see. */
  #rowsOf(grant: Grant, operation: Operation): QueryTree {
    if (operation === 'create') return grant.create ? TRUE : FALSE;
    const { role, entity } = grant;
    return this.#remembered(`${role} ${entity.key} ${operation}`, () => {
      const rows = this.#widened(grant, operation);
      if (rows === FALSE) return FALSE;
      return operation === 'read'
        ? ofEverything(bothOf(rows, ...this.#notHeldBack(role, entity)))
        : bothOf(this.#rowsOf(grant, 'read'), ofEverything(rows));
    });
  }

  #widened(grant: Grant, operation: RowOperation): QueryTree {
    const { role, entity } = grant;
    const scope = grant.scope(operation);
    if (isNone(scope)) return FALSE;
    if ('parent' in scope) return this.#asParent(role, entity, scope.parent);
    if (scope.text === 'all') return TRUE;
    const context = this.#context();
    if (!context) return FALSE;
    const own = scopeTree(context, entity, scope.text, operation);
    return anyOf([own, ...this.#shared(context, role, entity, operation)]);
  }

  #asParent(role: string, entity: Entity, operation: RowOperation): QueryTree {
    const { parent } = entity;
    const above = parent && this.rights.model.entities.get(parent.target ?? '');
    const grant = above && this.rights.grant(role, above);
    return grant ? moved(this.#rowsOf(grant, operation), [parent.name]) : FALSE;
  }

  /** Records shared one by one and by rule, as far as the role they are opened to. */
  #shared(context: ScopeContext, role: string, entity: Entity, operation: RowOperation): QueryTree[] {
    if (operation !== 'read' && operation !== 'update') return [];
    const { shares, rules } = this.#sharedWith(role, entity, operation);
    return [
      idIs('id', shares),
      ...rules.map(({ spec }) => conditionTree(context, entity, spec.when, operation)),
    ];
  }

  /** Records shared one by one, and the rules that share them, as far as the role they are opened to. */
  #sharedWith(role: string, entity: Entity, operation: 'read' | 'update') {
    const opens = (gives: 'read' | 'write') => operation === 'read' || gives === 'write';
    const ids = (this.standing?.shares ?? [])
      .filter((share) => share.entity === entity.key && opens(share.gives))
      .filter((share) => share.role === undefined || share.role === role)
      .map(({ record }) => record);
    const rules = this.rights
      .sharings(entity)
      .filter(({ spec }) => opens(spec.gives) && (spec.to?.includes(role) ?? true));
    return { shares: [...new Set(ids)], rules };
  }

  /** What restrictions leave, those of the record a line lives inside included. */
  #notHeldBack(role: string, entity: Entity): QueryTree[] {
    const rules = this.rights.restrictions(entity).filter(({ spec }) => !spec.except?.includes(role));
    const context = this.#context();
    const own = rules.map(({ spec }) =>
      context ? noneOf(conditionTree(context, entity, spec.when, 'read')) : FALSE,
    );
    const above = entity.parent && this.rights.model.entities.get(entity.parent.target ?? '');
    if (!above) return own;
    return [...own, ...this.#notHeldBack(role, above).map((tree) => moved(tree, [entity.parent!.name]))];
  }

  #context(): ScopeContext | undefined {
    const { rights, caller, standing } = this;
    return standing && { model: rights.model, caller, standing };
  }

  #remembered(key: string, make: () => QueryTree): QueryTree {
    let tree = this.#known.get(key);
    if (!tree) this.#known.set(key, (tree = make()));
    return tree;
  }
}

/** Whether the rows of the roles with this right are all the rows there are. */
function covers(
  rows: QueryTree,
  all: QueryTree,
  readers: readonly { readonly read: FieldGrant['read'] }[],
  read: FieldGrant['read'],
): boolean {
  if (rows === FALSE) return false;
  return rows === TRUE || readers.every((reader) => reader.read === read) || keyOf(rows) === keyOf(all);
}
