import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { MetadataPatch, NodeKind } from '../layers/node.ts';
import type { PropertyChange } from '../metadata.generated.ts';

/**
 * A property of the vocabulary that got another key, or is gone: a whole migration. `path` leads to it from the root of
 * a node, `*` stands for every key of a map.
 *
 * @example { since: 2, kind: 'view', path: 'columns.*.due', to: 'deadline' }
 */
export interface KeyChange {
  /** The vocabulary in which it has its present key, or none. */
  readonly since: number;
  readonly kind: NodeKind;
  readonly path: string;
  /** The present key; null where nothing took its place: what was said there is left out. */
  readonly to: string | null;
}

/** A node written in an earlier vocabulary, in the words of today. A key that is there already stays as it is. */
export function withPresentKeys(
  properties: JsonObject,
  kind: string,
  changes: readonly KeyChange[],
): JsonObject {
  return changes
    .filter((change) => change.kind === kind)
    .reduce((node, { path, to }) => inToday(node, path.split('.'), to) as JsonObject, properties);
}

/** The same for a patch: the paths it speaks of, and the keys inside its values. */
export function withPresentPaths<T extends Pick<MetadataPatch, 'set' | 'retire'>>(
  patch: T,
  kind: string,
  changes: readonly KeyChange[],
): T {
  return changes
    .filter((change) => change.kind === kind)
    .reduce((made, { path, to }) => {
      const steps = path.split('.');
      return {
        ...made,
        set: withPaths(made.set, steps, to, (change, at) => valuesInToday(change, at, steps, to)),
        retire: withPaths(made.retire, steps, to, (mark) => mark),
      };
    }, patch);
}

function inToday(value: Json, [step = '', ...rest]: readonly string[], to: string | null): Json {
  if (!isObject(value)) return value;
  const isTaken = rest.length === 0 && to !== null && Object.hasOwn(value, to);
  return Object.fromEntries(
    Object.entries(value as JsonObject).flatMap(([key, inner]) => {
      if (step !== '*' && key !== step) return [[key, inner]];
      if (rest.length > 0) return [[key, inToday(inner, rest, to)]];
      return to === null ? [] : [[isTaken ? key : to, inner]];
    }),
  );
}

/** A map by path under its present paths; what speaks of a property that is gone is left out. */
function withPaths<T>(
  map: Readonly<Record<string, T>>,
  steps: readonly string[],
  to: string | null,
  inside: (value: T, path: string) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([path, value]) => {
      const present = pathInToday(path, steps, to);
      return present === undefined ? [] : [[present, inside(value, path)]];
    }),
  );
}

function pathInToday(path: string, steps: readonly string[], to: string | null): string | undefined {
  const keys = path.split('.');
  const isMeant = keys.length >= steps.length && steps.every((step, i) => step === '*' || step === keys[i]);
  if (!isMeant) return path;
  return to === null ? undefined : keys.with(steps.length - 1, to).join('.');
}

/** A change of something that holds the property has the key inside its values. */
function valuesInToday(
  change: PropertyChange,
  path: string,
  steps: readonly string[],
  to: string | null,
): PropertyChange {
  const keys = path.split('.');
  const holds = keys.length < steps.length && keys.every((key, i) => steps[i] === '*' || steps[i] === key);
  if (!holds) return change;
  const inside = (value: unknown) => inToday(value as Json, steps.slice(keys.length), to);
  return {
    ...change,
    to: inside(change.to),
    ...(change.was === undefined ? {} : { was: inside(change.was) }),
  };
}
