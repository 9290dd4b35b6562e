import type { GeneralRight, Operation } from '../../access/access.ts';
import type { AppSpec } from '../../model/metadata.generated.ts';
import type { Entity, Field, Named } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';
import { unseenConditions } from '../explain/unseen-states.ts';
import { duplicateDocuments } from './duplicate-documents.ts';
import { stageFieldsOf } from '../../model/processes.ts';
import { processDocuments } from './process-documents.ts';
import { stageFollow } from './stage-follow.ts';
import { actionDocuments, conversionDocuments } from './action-documents.ts';
import { forBrowsers } from './for-browsers.ts';
import { isEvaluable, visibleForm, visiblePage, visibleView } from './visible-specs.ts';

const RIGHTS: readonly Operation[] = [
  'create',
  'read',
  'update',
  'delete',
  'export',
  'import',
  'assign',
  'share',
  'bulk',
];
const GENERAL_RIGHTS: readonly GeneralRight[] = [
  'grantRoles',
  'administer',
  'readMetadata',
  'customise',
  'delegate',
  'viewAs',
  'explain',
];

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
  'attributes',
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
  const ofVisible = <T extends { readonly entity: string }>(
    map: ReadonlyMap<string, Named<T>>,
    visibleOf: (read: ReadSession, entity: Entity, spec: T) => T | undefined,
  ) =>
    specs(
      [...map.values()].flatMap((node) => {
        if (!visible.has(node.spec.entity)) return [];
        const spec = visibleOf(read, model.entity(node.spec.entity), node.spec);
        return spec ? [{ ...node, spec }] : [];
      }),
    );
  return forBrowsers({
    fingerprint: model.fingerprint,
    company: organisation.company ?? '',
    baseCurrency: organisation.baseCurrencyCode ?? '',
    timeZone: organisation.timeZone,
    rights: GENERAL_RIGHTS.filter((right) => read.access.holds(read.caller, right)),
    entities: Object.fromEntries(entities.map((entity) => [entity.key, entityDocument(read, entity)])),
    views: ofVisible(model.views, visibleView),
    forms: ofVisible(model.forms, visibleForm),
    pages: ofVisible(model.pages, visiblePage),
    actions: actionDocuments(read, visible, (entity) =>
      // What an action asks is for everybody who may do it: no role says anything of its fields.
      entityDocument({ ...read, caller: read.caller.elevated() }, entity),
    ),
    conversions: conversionDocuments(read, visible),
    apps: specs([...model.apps.values()].filter((app) => isFor(read, app))),
  });
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

/** A role that names its apps sees those; any other the apps that name no roles, or it. */
function isFor({ caller, catalog }: ReadSession, { key, spec }: Named<AppSpec>): boolean {
  if (caller.isSystem) return true;
  const held = [...catalog.model.roles.values()].filter(({ name }) => caller.roles.includes(name));
  return held.some((role) =>
    role.spec.apps ? role.spec.apps.includes(key) : (spec.roles?.includes(role.name) ?? true),
  );
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
    ...visibleValidations(read, entity),
    duplicates: duplicateDocuments(read, entity),
    key,
    name,
    label,
    pluralLabel: spec.pluralLabel ?? label,
    title: title.name,
    ownedBy,
    tree: tree?.name,
    ...processDocuments(read, entity),
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

/** Rules the screens may evaluate; the others hold on the server alone. */
function visibleValidations(read: ReadSession, entity: Entity): Record<string, unknown> {
  const { validations } = entity.spec;
  if (!validations) return {};
  const seen = Object.entries(validations).filter(([, { when }]) => isEvaluable(read, entity, when));
  return { validations: Object.fromEntries(seen) };
}

const CONDITIONS = ['visibleWhen', 'requiredWhen', 'readOnlyWhen', 'default'];

function isSeenMember(read: ReadSession, entity: Entity, { spec }: Field, member: string): boolean {
  if (!FIELD_MEMBERS.includes(member)) return false;
  const text = spec[member];
  return !CONDITIONS.includes(member) || typeof text !== 'string' || isEvaluable(read, entity, text);
}

function fieldDocument(read: ReadSession, entity: Entity, field: Field): Record<string, unknown> {
  const { access, caller } = read;
  const { name, type, spec, label, system, target, inverse } = field;
  const isDerived = stageFieldsOf(entity)?.status === field;
  return {
    ...members(spec, (member) => isSeenMember(read, entity, field, member)),
    name,
    type: type.name,
    label,
    system: system || undefined,
    decidedUnseen: unseenConditions(read, entity, field).length > 0 || undefined,
    target,
    inverse,
    operators: type.operators,
    sortable: type.sortable,
    filterable: type.filterable,
    expressionType: type.expressionType(spec),
    writable:
      !system && type.storage !== 'computed' && !isDerived && access.field(caller, entity, name).write,
    computed: computedDocument(field),
    parameters: members(spec, (member) => !COMMON.has(member) && !COMPUTED.has(member)),
    ...stageFollow(read, entity, field),
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
