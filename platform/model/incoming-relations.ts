import type { IncomingRelation } from '../expression/expression-type.ts';
import { targetsOf } from './compile/link-entities.ts';
import type { ScopeEntity, ScopeModel } from './expression-scope.ts';

type Relations = ReadonlyMap<string, IncomingRelation>;

const known = new WeakMap<object, ReadonlyMap<string, Relations>>();
const NONE: Relations = new Map();

/**
 * The references of other entities that lead to an entity, as expressions name them: `loan.reader` where only one
 * entity is called loan, `library.loan.reader` always.
 */
export function incomingRelations({ entities }: ScopeModel, entity: string): Relations {
  let found = known.get(entities);
  if (!found) known.set(entities, (found = relationsByTarget([...entities.values()])));
  return found.get(entity) ?? NONE;
}

function relationsByTarget(entities: readonly ScopeEntity[]): ReadonlyMap<string, Relations> {
  const byTarget = new Map<string, Map<string, IncomingRelation>>();
  const bareNames = Map.groupBy(entities, ({ key }) => bareName(key));
  for (const { key, fields } of entities) {
    for (const field of fields.values()) {
      if (field.system || field.inverse) continue;
      const relation: IncomingRelation = {
        name: `${key}.${field.name}`,
        type: { kind: 'records', entity: key },
      };
      const names = [`${key.replace(':', '.')}.${field.name}`];
      if (bareNames.get(bareName(key))!.length === 1) names.push(`${bareName(key)}.${field.name}`);
      for (const target of targetsOf(field)) {
        const relations = byTarget.get(target) ?? new Map<string, IncomingRelation>();
        for (const name of names) relations.set(name, relation);
        byTarget.set(target, relations);
      }
    }
  }
  return byTarget;
}

function bareName(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
