import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';

/** The value at a path (`fields.title.label`); undefined where nothing is. The empty path is the whole. */
export function valueAt(properties: Json | undefined, path: string): Json | undefined {
  if (path === '') return properties;
  return path.split('.').reduce<Json | undefined>((value, key) => own(value, key), properties);
}

/** A copy in which the path has the value, or nothing where it is undefined. What holds it is made where absent. */
export function withValueAt(properties: JsonObject, path: string, to: Json | undefined): JsonObject {
  const [key = '', ...rest] = path.split('.');
  const copy = { ...properties };
  if (rest.length > 0) {
    const held = own(properties, key);
    copy[key] = withValueAt(isObject(held) ? (held as JsonObject) : {}, rest.join('.'), to);
  } else if (to === undefined) delete copy[key];
  else copy[key] = structuredClone(to);
  return copy;
}

/** Whether one path lies inside the other. */
export function isInside(path: string, outer: string): boolean {
  return outer === '' ? path !== '' : path.startsWith(`${outer}.`);
}

/** Whether a map holds what records store by its keys: options, or the nodes of a classification. */
export function isOptionMap(map: string | undefined): boolean {
  return map === 'options' || map === 'nodes' || map === 'stages';
}

function own(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? (value[key] as Json) : undefined;
}
