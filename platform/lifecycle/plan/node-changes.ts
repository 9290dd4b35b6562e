import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../../model/layers/merge.ts';
import type { Model } from '../../model/model.ts';
import { placeLabel } from '../../model/references/place-label.ts';
import type { PropertyChange } from './change-plan.ts';

/** Every property in which two Models differ, node by node in the order of their ids. */
export function nodeChanges(from: Model, to: Model): PropertyChange[] {
  const ids = [...new Set([...from.nodes.keys(), ...to.nodes.keys()])].toSorted();
  return ids.flatMap((id) => changesOf(id, from, to));
}

function changesOf(target: string, from: Model, to: Model): PropertyChange[] {
  const [old, next] = [from.nodes.get(target), to.nodes.get(target)];
  if (old === next) return [];
  const said = (
    path: string,
    what: PropertyChange['what'],
    was: Json | undefined,
    will: Json | undefined,
  ) => ({
    target,
    path,
    label: placeLabel(was === undefined ? to : from, { target, path: labelled(path, was, will) }),
    property: path.split('.').at(-1) ?? '',
    what,
    from: was,
    to: will,
    layer: layerOf(next ?? old!, path),
  });
  if (!old) return [said('', 'add', undefined, next!.properties)];
  if (!next) return [said('', 'remove', old.properties, undefined)];
  const differing = [...differences(old.properties, next.properties, '')];
  return differing.map(({ path, was, will }) => said(path, whatOf(path, was, will, old, next), was, will));
}

/** A thing by its own name, a property by the name of what has it. */
function labelled(path: string, ...values: readonly (Json | undefined)[]): string {
  const isThing = values.some((value) => isObject(value) && isObject(value.label));
  return isThing ? path : path.split('.').slice(0, -1).join('.');
}

function whatOf(
  path: string,
  was: Json | undefined,
  will: Json | undefined,
  old: EffectiveNode,
  next: EffectiveNode,
): PropertyChange['what'] {
  const thing = path.replace(/\.retired$/, '');
  if (next.retired.has(thing) && !old.retired.has(thing)) return 'retire';
  if (old.retired.has(thing) && !next.retired.has(thing)) return 'restore';
  if (was === undefined) return 'add';
  return will === undefined ? 'remove' : 'set';
}

interface Difference {
  readonly path: string;
  readonly was: Json | undefined;
  readonly will: Json | undefined;
}

/** Down to the property that is another; what appears or goes as a whole is one difference. */
function* differences(was: JsonObject, will: JsonObject, above: string): Iterable<Difference> {
  for (const key of new Set([...Object.keys(was), ...Object.keys(will)])) {
    const path = above ? `${above}.${key}` : key;
    const [a, b] = [was[key], will[key]];
    if (isObject(a) && isObject(b)) yield* differences(a as JsonObject, b as JsonObject, path);
    else if (!isDeepStrictEqual(a, b)) yield { path, was: a, will: b };
  }
}

function layerOf({ provenance }: EffectiveNode, path: string): string {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const found = provenance.get(steps.slice(0, length).join('.'));
    if (found) return found.layer;
  }
  return provenance.get('')?.layer ?? '';
}
