import type { ExpressionScope, ExpressionType } from '../../../platform/expression/expression-type.ts';
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

function labelsOf(field: FieldDocument | undefined): Readonly<Record<string, LocalText>> | undefined {
  const options = field?.type === 'select' ? field.options : undefined;
  if (!options) return undefined;
  const labels = Object.entries(options).map(([key, { label }]) => [
    key,
    { 'zh-CN': key, en: key, ...label },
  ]);
  return Object.fromEntries(labels) as Readonly<Record<string, LocalText>>;
}
