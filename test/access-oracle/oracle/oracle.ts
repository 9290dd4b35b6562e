import {
  READ_OPERATIONS,
  type EntityRights,
  type Operation,
  type ReadRight,
  type RoleRules,
} from '../world/rules.ts';
import { shapeOf } from '../world/shapes.ts';
import { rowOf, type Grant, type Person, type Row, type World } from '../world/world.ts';
import { inForce } from './own.ts';

/**
 * Who may do what, by looking: plain loops over rows in memory, written from the design's sentences alone. It
 * shares nothing with the platform, so that both are wrong together only where both read the design wrongly.
 */
export class Oracle {
  constructor(readonly world: World) {}

  rolesOf(me: Person): RoleRules[] {
    return this.world.rules.roles.filter(({ name }) => me.roles.includes(name));
  }

  /** Some role may do this to some record, in principle. */
  allows(me: Person, entity: string, operation: Operation): boolean {
    const asked: Operation[] = operation === 'create' ? ['create'] : ['read', operation];
    return this.rolesOf(me).some((role) => asked.every((one) => this.#reachesSome(role, me, entity, one)));
  }

  may(me: Person, row: Row, operation: Operation): boolean {
    return this.rolesOf(me).some((role) => this.roleMay(role, me, row, operation));
  }

  visible(me: Person, entity: string): Row[] {
    return this.world.rows.filter((row) => row.entity === entity && this.may(me, row, 'read'));
  }

  /** The best that one role, which reaches the row, gives on the field. */
  cell(me: Person, row: Row, field: string): ReadRight {
    const rights = this.rolesOf(me)
      .filter((role) => this.roleMay(role, me, row, 'read'))
      .map((role) => fieldRight(role, row.entity, field).read);
    return rights.includes('yes') ? 'yes' : rights.includes('masked') ? 'masked' : 'no';
  }

  /** The best that any role which reads some records of the entity gives on the field, and whether all agree. */
  field(me: Person, entity: string, field: string): { readonly best: ReadRight; readonly allAgree: boolean } {
    const roles = this.rolesOf(me).filter((role) => this.#reachesSome(role, me, entity, 'read'));
    const rights = roles.map((role) => fieldRight(role, entity, field).read);
    const best = rights.includes('yes') ? 'yes' : rights.includes('masked') ? 'masked' : 'no';
    return { best, allAgree: new Set(rights).size <= 1 };
  }

  /** The person reads the field in each of the records he sees. */
  readsEverywhere(me: Person, entity: string, field: string): boolean {
    return this.visible(me, entity).every((row) => this.cell(me, row, field) === 'yes');
  }

  /**
   * Whether the role could reach any record at all, whatever records there are. The words for departments reach
   * none where departments own the records and the person is of no department.
   */
  #reachesSome(role: RoleRules, me: Person, entity: string, operation: Operation): boolean {
    const scope = scopeOf(role, entity, operation);
    if (!isGiven(scope)) return false;
    const isHomeless = me.department === null && shapeOf(entity).ownedBy === 'department';
    return !isHomeless || !DEPARTMENT_WORDS.has(scope.text) || this.#isGivenMore(role, me, entity, operation);
  }

  #isGivenMore(role: RoleRules, me: Person, entity: string, operation: Operation): boolean {
    if (operation !== 'read' && operation !== 'update') return false;
    const suffices = (gives: Grant['rights']) =>
      gives === 'write' || (gives === 'read' && operation === 'read');
    const { grants, rules } = this.world;
    return (
      grants.some(
        (grant) =>
          grant.entity === entity &&
          suffices(grant.rights) &&
          inForce(grant, this.world) &&
          (grant.user === me.id || grant.role === role.name),
      ) ||
      rules.sharings.some(
        (rule) => rule.entity === entity && suffices(rule.gives) && (rule.to?.includes(role.name) ?? true),
      )
    );
  }

  /** One role gives both: changing the row and writing the field. */
  writable(me: Person, row: Row, field: string): boolean {
    return this.rolesOf(me).some(
      (role) => this.roleMay(role, me, row, 'update') && fieldRight(role, row.entity, field).write,
    );
  }

  /** One role gives both: entering records, and writing the field. */
  enters(me: Person, entity: string, field: string): boolean {
    return this.rolesOf(me).some(
      (role) =>
        role.entities[entity] !== undefined &&
        fieldRight(role, entity, field).write &&
        this.#reachesSome(role, me, entity, 'create'),
    );
  }

  roleMay(role: RoleRules, me: Person, row: Row, operation: Operation): boolean {
    const { parent } = shapeOf(row.entity);
    if (parent !== undefined && !role.entities[row.entity]) {
      const above = rowOf(this.world, row.values[parent]);
      const asked = operation === 'read' || operation === 'export' ? operation : 'update';
      return above !== undefined && !this.#isHeldBack(role, me, row) && this.roleMay(role, me, above, asked);
    }
    const scope = scopeOf(role, row.entity, operation);
    if (!isGiven(scope)) return false;
    const reached = scope.holds(row, me, this.world, operation) || this.#isShared(role, me, row, operation);
    if (!reached || this.#isHeldBack(role, me, row)) return false;
    return operation === 'read' || this.roleMay(role, me, row, 'read');
  }

  /** Shares widen seeing and changing, never deleting or taking out. */
  #isShared(role: RoleRules, me: Person, row: Row, operation: Operation): boolean {
    if (operation !== 'read' && operation !== 'update') return false;
    const suffices = (gives: 'read' | 'write') => operation === 'read' || gives === 'write';
    const byGrant = this.world.grants.some(
      (grant) =>
        grant.record === row.id &&
        grant.rights !== 'team' &&
        suffices(grant.rights) &&
        inForce(grant, this.world) &&
        ((grant.user !== null && grant.user === me.id) ||
          (grant.department !== null && grant.department === me.department) ||
          grant.role === role.name),
    );
    const byRule = this.world.rules.sharings.some(
      ({ entity, when, gives, to }) =>
        entity === row.entity &&
        suffices(gives) &&
        (to === null || to.includes(role.name)) &&
        when.holds(row, me, this.world, operation),
    );
    return byGrant || byRule;
  }

  /** By a restriction of the record, or of the one it lives in. */
  #isHeldBack(role: RoleRules, me: Person, row: Row): boolean {
    const { parent } = shapeOf(row.entity);
    const above = parent === undefined ? undefined : rowOf(this.world, row.values[parent]);
    const own = this.world.rules.restrictions.some(
      ({ entity, when, except }) =>
        entity === row.entity && !except.includes(role.name) && when.holds(row, me, this.world, 'read'),
    );
    return own || (above !== undefined && this.#isHeldBack(role, me, above));
  }
}

const DEPARTMENT_WORDS: ReadonlySet<string> = new Set(['own', 'department', 'departmentAndBelow']);

function rightsOf(role: RoleRules, entity: string): EntityRights | undefined {
  const { parent, fields } = shapeOf(entity);
  return role.entities[entity] ?? (parent === undefined ? undefined : role.entities[fields[parent]!.to!]);
}

function scopeOf(
  role: RoleRules,
  entity: string,
  operation: Operation,
): EntityRights['scopes'][Operation] | undefined {
  const isLine = shapeOf(entity).parent !== undefined && !role.entities[entity];
  const asked = isLine && !READ_OPERATIONS.has(operation) ? 'update' : operation;
  return rightsOf(role, entity)?.scopes[asked];
}

function isGiven(
  scope: EntityRights['scopes'][Operation] | undefined,
): scope is EntityRights['scopes'][Operation] {
  return scope !== undefined && scope.text !== 'none';
}

/** Lines have fields of their own, about which the parent's entry says nothing. */
function fieldRight(role: RoleRules, entity: string, field: string) {
  return role.entities[entity]?.fields[field] ?? { read: 'yes', write: true };
}
