import type { ExpressionScope, ExpressionType, NodeAttribute } from '../expression/expression-type.ts';
import type { ClassificationFieldSpec } from '../fields/classification/classification.ts';
import { fieldType } from '../fields/field-types.ts';
import type { LocalText } from '../kernel/text.ts';
import { relationsTo } from './relations-to.ts';
import type { Field, Model } from './model.ts';

/** The caller as expressions see him. */
const ME: ExpressionType = {
  kind: 'object',
  parts: {
    id: { kind: 'string' },
    username: { kind: 'string' },
    department: { kind: 'string' },
    roles: { kind: 'list', of: { kind: 'string' } },
    language: { kind: 'string' },
  },
};

/** As much of a Model or an entity as names need, so that metadata is checked before the Model is whole. */
export interface ScopeModel {
  readonly entities: ReadonlyMap<string, ScopeEntity>;
}

export interface ScopeEntity {
  readonly key: string;
  readonly fields: ReadonlyMap<string, Field>;
}

/**
 * What names mean in the conditions of an entity (validations, defaults, visible/required/readOnly-when): its
 * fields, the fields behind its references, `me`, and `old`, the record before the change (null for a new one).
 */
export function expressionScope(model: Model | ScopeModel, entity: ScopeEntity): ExpressionScope {
  return scope(model, entity, { me: ME, old: { kind: 'record', entity: entity.key } });
}

/** The same for filters, which look at stored records: there is no `old`. */
export function filterScope(model: Model | ScopeModel, entity: ScopeEntity): ExpressionScope {
  return { ...scope(model, entity, { me: ME }), inSql: true };
}

/** The same for what an action does with a stored record: with `params`, what was asked and made before. */
export function stepScope(
  model: Model | ScopeModel,
  entity: ScopeEntity,
  params: Readonly<Record<string, ExpressionType>>,
): ExpressionScope {
  const bound = { me: ME, params: { kind: 'object', parts: params } as const };
  return { ...scope(model, entity, bound), inSql: true };
}

/** The same for computed fields: a value that is one for everybody, so there is no `me` either. */
export function valueScope(model: Model | ScopeModel, entity: ScopeEntity): ExpressionScope {
  return { ...scope(model, entity, {}), inSql: true };
}

function scope(
  model: ScopeModel,
  { key, fields }: ScopeEntity,
  bound: Readonly<Record<string, ExpressionType>>,
): ExpressionScope {
  const { entities } = model;
  return {
    variable: (name) => (Object.hasOwn(bound, name) ? bound[name] : typeOf(fields.get(name))),
    field: (entity, name) => typeOf(entities.get(entity)?.fields.get(name)),
    names: (entity) =>
      entity === undefined
        ? [...fields.keys(), ...Object.keys(bound)]
        : (entities.get(entity)?.fields.keys() ?? []),
    labels: (entity, name) =>
      labelsOf((entity === undefined ? fields : entities.get(entity)?.fields)?.get(name)),
    attributes: (entity, name) =>
      attributesOf((entity === undefined ? fields : entities.get(entity)?.fields)?.get(name)),
    relations: (entity) => relationsTo(model, entity ?? key),
    isTree: (entity) => isTree(entity === undefined ? fields : entities.get(entity)?.fields),
  };
}

function isTree(fields: ReadonlyMap<string, Field> | undefined): boolean {
  return [...(fields?.values() ?? [])].some(({ type }) => type.name === 'treeParent');
}

/** What the nodes of a classification field's scheme say. */
function attributesOf(field: Field | undefined): Readonly<Record<string, NodeAttribute>> | undefined {
  const { attributes } = (field?.spec ?? {}) as Partial<ClassificationFieldSpec>;
  if (!attributes) return undefined;
  const entries = Object.entries(attributes).map(([name, { type, label, values }]) => {
    return [name, { type: fieldType(type)!.expressionType({ type, label }), values }] as const;
  });
  return Object.fromEntries(entries);
}

/** The words for the options of a field. */
function labelsOf(field: Field | undefined): Readonly<Record<string, LocalText>> | undefined {
  if (!field || !LABELLED.has(field.type.name)) return undefined;
  const options = (field.spec['options'] ?? {}) as Readonly<Record<string, { readonly label: LocalText }>>;
  return Object.fromEntries(Object.entries(options).map(([key, { label }]) => [key, label]));
}

const LABELLED: ReadonlySet<string> = new Set(['select', 'process', 'stage', 'classification']);

function typeOf(field: Field | undefined): ExpressionType | undefined {
  return field?.type.expressionType(field.spec);
}
