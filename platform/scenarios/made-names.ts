import type { Entity, Model } from '../model/model.ts';

/** What an action of an entity may make: the names it goes by, with the entity of each. */
export function madeNames(model: Model, entity: Entity, action: string): ReadonlyMap<string, Entity> {
  const made = new Map<string, Entity>();
  const note = (name: string, key: string | undefined) => {
    const found = key === undefined ? undefined : model.entities.get(key);
    if (found) made.set(name, found);
  };
  const convert = (name: string | undefined) => {
    for (const { key, name: own, spec } of model.conversions.values()) {
      const isMeant = spec.entity === entity.key && (name === 'convert' || name === own || name === key);
      if (isMeant) for (const [target, one] of Object.entries(spec.targets)) note(target, one.entity);
    }
  };
  convert(action);
  for (const { name, spec } of model.actions.values()) {
    if (spec.entity !== entity.key || name !== action) continue;
    for (const [step, { does, entity: key, conversion, action: other }] of Object.entries(spec.steps ?? {})) {
      if (does === 'create') note(step, key);
      if (does === 'convert') convert(conversion);
      if (does === 'run' && other !== undefined && other !== action)
        for (const [inner, one] of madeNames(model, entity, other)) note(inner, one.key);
    }
  }
  return made;
}
