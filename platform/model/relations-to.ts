import { incomingRelations, type IncomingRelations } from '../expression/incoming-relations.ts';
import { targetsOf } from './compile/link-entities.ts';
import type { ScopeEntity, ScopeModel } from './expression-scope.ts';

const known = new WeakMap<object, ReadonlyMap<string, IncomingRelations>>();
const NONE: IncomingRelations = new Map();

/** The references of other entities that lead to an entity, as expressions name them. */
export function relationsTo({ entities }: ScopeModel, entity: string): IncomingRelations {
  let found = known.get(entities);
  if (!found) known.set(entities, (found = incomingRelations([...entities.values()].map(referring))));
  return found.get(entity) ?? NONE;
}

function referring({ key, fields }: ScopeEntity) {
  const references = [...fields.values()]
    .filter(({ system, inverse, type }) => !system && inverse === undefined && type.storage !== 'computed')
    .map((field) => ({ name: field.name, targets: targetsOf(field) }));
  return { key, references };
}
