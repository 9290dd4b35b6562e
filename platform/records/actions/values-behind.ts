import { isObject } from '../../kernel/json.ts';
import type { Entity, Model } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';
import { valuesFor, type Params } from './stored-values.ts';

const NO_PARAMS: Params = { types: {}, values: {} };

/** What paths lead to behind references that are not stored yet: `{ author: { id, name } }`. */
export async function valuesBehind(
  read: ReadSession,
  entity: Entity,
  references: Readonly<Record<string, unknown>>,
  paths: readonly (readonly string[])[],
): Promise<Readonly<Record<string, unknown>>> {
  const { model } = read.catalog;
  const ways = paths.filter(
    ([first = '', ...rest]) =>
      typeof references[first] === 'string' && leadsToValue(model, entity, first, rest),
  );
  const found: Record<string, Record<string, unknown>> = {};
  for (const [first, own] of Map.groupBy(ways, ([one]) => one!)) {
    const target = model.entity(entity.fields.get(first)!.target!);
    const id = String(references[first]);
    const values = await valuesFor(
      read,
      target,
      id,
      own.map(([, ...rest]) => rest.join('.')),
      NO_PARAMS,
    );
    found[first] = { id };
    own.forEach(([, ...rest], index) => put(found[first]!, rest, values[index]));
  }
  return found;
}

/** Over references only, to one value or a part of one. */
function leadsToValue(model: Model, from: Entity, first: string, rest: readonly string[]): boolean {
  let field = from.fields.get(first);
  if (rest.length === 0 || field?.target === undefined) return false;
  for (const name of rest) {
    if (field.target === undefined) return true;
    field = model.entity(field.target).fields.get(name);
    if (!field || field.type.storage === 'children' || field.type.storage === 'links') return false;
  }
  return true;
}

/** A record on the way is known by its id, or by what was asked of it. */
function put(into: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: unknown): void {
  const known = into[name];
  if (rest.length === 0) {
    if (!isObject(known)) into[name] = value;
    else if (typeof value === 'string') into[name] = { ...known, id: value };
    return;
  }
  const next = isObject(known) ? { ...known } : typeof known === 'string' ? { id: known } : {};
  put(next, rest, value);
  into[name] = next;
}
