import type {
  ExpressionScope,
  ExpressionType,
  NodeAttribute,
} from '../../../platform/expression/expression-type.ts';
import { fieldType } from '../../../platform/fields/field-types.ts';
import {
  incomingRelations,
  type IncomingRelations,
} from '../../../platform/expression/incoming-relations.ts';
import type { LocalText } from '../../../platform/kernel/text.ts';
import type { EntityDocument, FieldDocument, ModelDocument } from '../../model/model-document.ts';

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

/** What names mean in the conditions of an entity, from the Model the server sent. */
export function modelScope(model: ModelDocument, entity: EntityDocument): ExpressionScope {
  return {
    variable: (name) =>
      name === 'me'
        ? ME
        : name === 'old'
          ? { kind: 'record', entity: entity.key }
          : entity.fields[name]?.expressionType,
    relations: (key = entity.key) => relationsOf(model).get(key) ?? new Map(),
    labels: (key = entity.key, name) => labelsOf(model.entities[key]?.fields[name]),
    attributes: (key = entity.key, name) => attributesOf(model.entities[key]?.fields[name]),
    field: (key, name) => model.entities[key]?.fields[name]?.expressionType,
    names: (key) => Object.keys((key ? model.entities[key] : entity)?.fields ?? {}),
  };
}

const known = new WeakMap<ModelDocument, ReadonlyMap<string, IncomingRelations>>();

function relationsOf(model: ModelDocument): ReadonlyMap<string, IncomingRelations> {
  let relations = known.get(model);
  if (!relations)
    known.set(model, (relations = incomingRelations(Object.values(model.entities).map(referring))));
  return relations;
}

function referring({ key, fields }: EntityDocument) {
  const references = Object.values(fields).flatMap(({ name, target, inverse, system, computed }) =>
    target === undefined || inverse !== undefined || system || computed ? [] : [{ name, targets: [target] }],
  );
  return { key, references };
}

const LABELLED: ReadonlySet<string> = new Set(['select', 'classification', 'process', 'stage']);

function labelsOf(field: FieldDocument | undefined): Readonly<Record<string, LocalText>> | undefined {
  const options = field && LABELLED.has(field.type) ? field.options : undefined;
  if (!options) return undefined;
  const labels = Object.entries(options).map(([key, { label }]) => [
    key,
    { 'zh-CN': key, en: key, ...label },
  ]);
  return Object.fromEntries(labels) as Readonly<Record<string, LocalText>>;
}

function attributesOf(field: FieldDocument | undefined): Readonly<Record<string, NodeAttribute>> | undefined {
  if (!field?.attributes) return undefined;
  const entries = Object.entries(field.attributes).map(([name, { type, values }]) => {
    const of = fieldType(type)!.expressionType({ type, label: { 'zh-CN': name, en: name } });
    return [name, { type: of, values }] as const;
  });
  return Object.fromEntries(entries);
}
