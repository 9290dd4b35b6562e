import { inputsOf, type ComputedInput } from '../model/computed.ts';
import type { EntityRights, RestrictionSpec, RoleSpec, SharingSpec } from '../model/metadata.generated.ts';
import type { Entity, Model, Named } from '../model/model.ts';
import { ROW_OPERATIONS, type RowOperation } from '../model/role-scope.ts';
import type { GeneralRight } from './access.ts';

export interface FieldGrant {
  readonly read: 'yes' | 'masked' | 'no';
  readonly write: boolean;
}

/** One role as one entity meets it. */
export interface Grant {
  readonly role: string;
  readonly entity: Entity;
  readonly create: boolean;
  /** A scope word or a condition. `parent`: as the records it lives inside. */
  readonly scope: (operation: RowOperation) => Scope;
  readonly field: (name: string) => FieldGrant;
}

export type Scope = { readonly text: string } | { readonly parent: RowOperation };

/** What the roles of a Model say, looked up once for each role and entity. */
export class RoleRights {
  readonly #roles: ReadonlyMap<string, Named<RoleSpec>>;
  readonly #grants = new Map<string, Grant | undefined>();
  readonly #standing = new Map<string, boolean>();

  constructor(readonly model: Model) {
    this.#roles = new Map([...model.roles.values()].map((role) => [role.name, role]));
  }

  /** Of these names, those that are roles; an unknown role gives nothing. */
  known(names: readonly string[]): readonly string[] {
    return [...new Set(names)].filter((name) => this.#roles.has(name)).toSorted();
  }

  holds(names: readonly string[], right: GeneralRight): boolean {
    return names.some((name) => this.#roles.get(name)?.spec.rights?.includes(right));
  }

  /** Rights of a role beside records. */
  general(role: string): readonly GeneralRight[] {
    return this.#roles.get(role)?.spec.rights ?? [];
  }

  /** What a role grants on an entity; undefined: nothing. */
  grant(role: string, entity: Entity): Grant | undefined {
    const key = `${role} ${entity.key}`;
    if (!this.#grants.has(key)) this.#grants.set(key, byHand(this.#find(role, entity), entity));
    return this.#grants.get(key);
  }

  /** The roles that write a field of some records. */
  writing(entity: Entity, field: string): readonly string[] {
    return [...this.#roles.keys()].filter((role) => {
      const grant = this.grant(role, entity);
      return grant !== undefined && !isNone(grant.scope('update')) && grant.field(field).write;
    });
  }

  sharings(entity: Entity): readonly Named<SharingSpec>[] {
    return [...this.model.sharings.values()].filter(({ spec }) => spec.entity === entity.key);
  }

  restrictions(entity: Entity): readonly Named<RestrictionSpec>[] {
    return [...this.model.restrictions.values()].filter(({ spec }) => spec.entity === entity.key);
  }

  /** Whether some scope of the role depends on who holds it. */
  needsStanding(role: string): boolean {
    let needs = this.#standing.get(role);
    if (needs === undefined) this.#standing.set(role, (needs = this.#depends(role)));
    return needs;
  }

  #depends(role: string): boolean {
    const scopes = Object.values(this.#roles.get(role)?.spec.entities ?? {}).flatMap((rights) =>
      ROW_OPERATIONS.map((operation) => rights[operation] ?? 'none'),
    );
    const isPlain = scopes.every((scope) => scope === 'none' || scope === 'all');
    return !isPlain || this.model.restrictions.size > 0;
  }

  /** The most exact entry holds alone: the entity, its parent's, its pack's, everybody's. */
  #find(role: string, entity: Entity): Grant | undefined {
    const entries = this.#roles.get(role)?.spec.entities;
    const own = entries?.[entity.key];
    if (own) return this.#granted(role, entity, own);
    const parent = entity.parent && this.model.entities.get(entity.parent.target ?? '');
    if (parent) return this.#inside(role, entity, this.grant(role, parent));
    const wide = entries?.[`${entity.pack}:*`] ?? entries?.['*'];
    return wide && this.#granted(role, entity, wide);
  }

  #granted(role: string, entity: Entity, rights: EntityRights): Grant {
    const create = rights.create === true;
    const scope = (operation: RowOperation) => ({ text: rights[operation] ?? 'none' });
    return { role, entity, create, scope, field: this.#fields(role, entity, rights) };
  }

  /** Lines are seen, changed and made by who sees and changes the record they live inside. */
  #inside(role: string, entity: Entity, parent: Grant | undefined): Grant | undefined {
    if (!parent) return undefined;
    const create = parent.create || !isNone(parent.scope('update'));
    return { role, entity, create, scope: asParent, field: this.#fields(role, entity, {}) };
  }

  #fields(role: string, entity: Entity, rights: EntityRights): Grant['field'] {
    const fields = new Map<string, FieldGrant>();
    return (name) => {
      let known = fields.get(name);
      if (!known) fields.set(name, (known = this.#field(role, entity, rights, name)));
      return known;
    };
  }

  /** A computed field is read as the narrowest of what it is computed from, unless the role says otherwise of it. */
  #field(role: string, entity: Entity, rights: EntityRights, name: string): FieldGrant {
    const said = fieldGrant(rights, name);
    const field = entity.fields.get(name);
    if (!field?.computed || rights.fields?.[name]?.read !== undefined) return said;
    const inputs = inputsOf(field).map((input) => this.#input(role, input));
    return { ...said, read: narrowest([said.read, ...inputs]) };
  }

  #input(role: string, { entity: key, field }: ComputedInput): FieldGrant['read'] {
    const entity = this.model.entities.get(key);
    const grant = entity && this.grant(role, entity);
    return !grant || isNone(grant.scope('read')) ? 'no' : grant.field(field).read;
  }
}

/** What the platform alone writes is for everybody else to look at. */
function byHand(grant: Grant | undefined, { spec }: Entity): Grant | undefined {
  if (!grant || spec.writtenBy !== 'platform') return grant;
  const scope = (operation: RowOperation) => (LOOKING.has(operation) ? grant.scope(operation) : NONE);
  return { ...grant, create: false, scope, field: (name) => ({ ...grant.field(name), write: false }) };
}

const LOOKING: ReadonlySet<RowOperation> = new Set(['read', 'export', 'print']);
const NONE: Scope = { text: 'none' };

const WIDTHS = ['no', 'masked', 'yes'] as const;

function narrowest(reads: readonly FieldGrant['read'][]): FieldGrant['read'] {
  return WIDTHS.find((width) => reads.includes(width)) ?? 'no';
}

/** Without these nothing could be answered or linked; they tell nothing. */
const ALWAYS_READ: ReadonlySet<string> = new Set(['id', 'version']);

function fieldGrant({ fields }: EntityRights, name: string): FieldGrant {
  const said = { ...fields?.['*'], ...fields?.[name] };
  const wanted = said.read ?? true;
  const read = ALWAYS_READ.has(name) || wanted === true ? 'yes' : wanted === 'masked' ? 'masked' : 'no';
  return { read, write: said.write ?? read === 'yes' };
}

const ON_PARENT: Readonly<Partial<Record<RowOperation, RowOperation>>> = { delete: 'update', bulk: 'update' };

function asParent(operation: RowOperation): Scope {
  return { parent: ON_PARENT[operation] ?? operation };
}

export function isNone(scope: Scope): boolean {
  return 'text' in scope && scope.text === 'none';
}
