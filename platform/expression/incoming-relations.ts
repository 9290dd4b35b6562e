import type { IncomingRelation } from './expression-type.ts';

/** An entity with its references, as far as naming them needs. */
export interface ReferringEntity {
  readonly key: string;
  readonly references: Iterable<{ readonly name: string; readonly targets: readonly string[] }>;
}

export type IncomingRelations = ReadonlyMap<string, IncomingRelation>;

/**
 * For each entity the references of others that lead to it, by the names expressions give them: `loan.reader` where
 * only one entity is called loan, `library.loan.reader` always.
 */
export function incomingRelations(
  entities: readonly ReferringEntity[],
): ReadonlyMap<string, IncomingRelations> {
  const byTarget = new Map<string, Map<string, IncomingRelation>>();
  const bareNames = Map.groupBy(entities, ({ key }) => bareName(key));
  for (const { key, references } of entities) {
    const isOnly = bareNames.get(bareName(key))!.length === 1;
    for (const { name, targets } of references) {
      const relation: IncomingRelation = { name: `${key}.${name}`, type: { kind: 'records', entity: key } };
      for (const target of targets) {
        const relations = byTarget.get(target) ?? new Map<string, IncomingRelation>();
        relations.set(`${key.replace(':', '.')}.${name}`, relation);
        if (isOnly) relations.set(`${bareName(key)}.${name}`, relation);
        byTarget.set(target, relations);
      }
    }
  }
  return byTarget;
}

function bareName(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}
