import type { ExpressionScope, ExpressionType } from '../../../platform/expression/expression-type.ts';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';

const ME: ExpressionType = {
  kind: 'object',
  parts: {
    id: { kind: 'string' },
    username: { kind: 'string' },
    department: { kind: 'string' },
    roles: { kind: 'list', of: { kind: 'string' } },
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
    field: (key, name) => model.entities[key]?.fields[name]?.expressionType,
    names: (key) => Object.keys((key ? model.entities[key] : entity)?.fields ?? {}),
  };
}
