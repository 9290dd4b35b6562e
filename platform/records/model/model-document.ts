import type { Operation } from '../../access/access.ts';
import type { Entity, Field, Named } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';

const RIGHTS: readonly Operation[] = ['create', 'read', 'update', 'delete', 'export'];

/** Members of an entity's and of a field's metadata that go along as they are. */
const ENTITY_MEMBERS = ['help', 'icon', 'colour', 'features', 'validations'];
const FIELD_MEMBERS = [
  'help',
  'required',
  'readOnly',
  'unique',
  'searchable',
  'default',
  'order',
  'tracked',
  'visibleWhen',
  'requiredWhen',
  'readOnlyWhen',
  'options',
];
/** Beside these a field has the parameters of its type. */
const COMMON: ReadonlySet<string> = new Set([...FIELD_MEMBERS, 'type', 'label', 'choices']);

/** Parameters of computed fields, which stand in `computed`. */
const COMPUTED: ReadonlySet<string> = new Set([
  'result',
  'value',
  'indexed',
  'path',
  'measure',
  'field',
  'where',
]);

/** The part of the Model a caller's screens need: what he may not read is not in it. Maps are keyed by key. */
export function modelDocument(read: ReadSession): Record<string, unknown> {
  const { model } = read.catalog;
  const { organisation } = read;
  const entities = [...model.entities.values()].filter((entity) => may(read, entity, 'read'));
  const visible = new Set(entities.map(({ key }) => key));
  const ofVisible = <T extends { readonly entity: string }>(map: ReadonlyMap<string, Named<T>>) =>
    specs([...map.values()].filter(({ spec }) => visible.has(spec.entity)));
  return {
    fingerprint: model.fingerprint,
    company: organisation.company ?? '',
    baseCurrency: organisation.baseCurrencyCode ?? '',
    timeZone: organisation.timeZone,
    entities: Object.fromEntries(entities.map((entity) => [entity.key, entityDocument(read, entity)])),
    views: ofVisible(model.views),
    forms: ofVisible(model.forms),
    pages: ofVisible(model.pages),
    apps: specs([...model.apps.values()].filter(({ spec }) => isFor(read, spec.roles))),
  };
}

/** Two callers with the same rights get the same document. */
export function rightsKey(read: ReadSession): string {
  const { model } = read.catalog;
  const parts = [...model.entities.values()].map((entity) => {
    const rights = RIGHTS.map((right) => Number(may(read, entity, right))).join('');
    const fields = [...entity.fields.keys()].map((name) => {
      const { read: seen, write } = read.access.field(read.caller, entity, name);
      return `${seen === 'partly' ? 'p' : seen[0]}${Number(write)}`;
    });
    return `${rights}${fields.join('')}`;
  });
  return `${read.caller.isSystem} ${read.caller.roles.toSorted().join()} ${parts.join(' ')}`;
}

function may({ access, caller }: ReadSession, entity: Entity, right: Operation): boolean {
  return access.allows(caller, entity, right);
}

function isFor({ caller }: ReadSession, roles: readonly string[] | undefined): boolean {
  return !roles || caller.isSystem || roles.some((role) => caller.roles.includes(role));
}

function specs<T>(nodes: readonly Named<T>[]): Record<string, T> {
  return Object.fromEntries(nodes.map(({ key, spec }) => [key, spec]));
}

function entityDocument(read: ReadSession, entity: Entity): Record<string, unknown> {
  const { key, name, label, spec, title, ownedBy, tree, parent } = entity;
  const fields = readableFields(read, entity).map((field) => [
    field.name,
    fieldDocument(read, entity, field),
  ]);
  return {
    ...members(spec, (member) => ENTITY_MEMBERS.includes(member)),
    key,
    name,
    label,
    pluralLabel: spec.pluralLabel ?? label,
    title: title.name,
    ownedBy,
    tree: tree?.name,
    parent: parent?.name,
    fields: Object.fromEntries(fields),
    allows: Object.fromEntries(RIGHTS.map((right) => [right, may(read, entity, right)])),
  };
}

function members(spec: object, isWanted: (member: string) => boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(spec).filter(([member]) => isWanted(member)));
}

function readableFields({ access, caller }: ReadSession, entity: Entity): Field[] {
  return [...entity.fields.values()].filter(({ name }) => access.field(caller, entity, name).read !== 'no');
}

function fieldDocument(
  { access, caller }: ReadSession,
  entity: Entity,
  field: Field,
): Record<string, unknown> {
  const { name, type, spec, label, system, target, inverse } = field;
  return {
    ...members(spec, (member) => FIELD_MEMBERS.includes(member)),
    name,
    type: type.name,
    label,
    system: system || undefined,
    target,
    inverse,
    operators: type.operators,
    sortable: type.sortable,
    filterable: type.filterable,
    expressionType: type.expressionType(spec),
    writable: !system && type.storage !== 'computed' && access.field(caller, entity, name).write,
    computed: computedDocument(field),
    parameters: members(spec, (member) => !COMMON.has(member) && !COMPUTED.has(member)),
  };
}

/** How a form computes it while it is typed in. */
function computedDocument({ computed }: Field): Record<string, unknown> | undefined {
  switch (computed?.kind) {
    case 'formula':
      return { kind: 'formula', value: computed.expression.text };
    case 'lookup':
      return { kind: 'lookup', path: computed.path };
    case 'rollup': {
      const { kind, of, reference, measure, value, where } = computed;
      return { kind, of, reference, measure, value: value?.text, where: where?.text };
    }
    default:
      return undefined;
  }
}
