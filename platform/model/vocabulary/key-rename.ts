import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import type { MetadataPatch, NodeKind } from '../layers/node.ts';
import type { PropertyChange } from '../metadata.generated.ts';

/**
 * A property of the vocabulary that got another key: a whole migration. `path` leads to it from the root of a node,
 * `*` stands for every key of a map.
 *
 * @example { since: 2, kind: 'view', path: 'columns.*.due', to: 'deadline' }
 */
export interface KeyRename {
  /** The vocabulary in which it has its present key. */
  readonly since: number;
  readonly kind: NodeKind;
  readonly path: string;
  /** The present key. */
  readonly to: string;
}

/** A node written in an earlier vocabulary, in the words of today. A key that is there already stays as it is. */
export function withPresentKeys(
  properties: JsonObject,
  kind: string,
  renames: readonly KeyRename[],
): JsonObject {
  return renames
    .filter((rename) => rename.kind === kind)
    .reduce((node, { path, to }) => renameIn(node, path.split('.'), to) as JsonObject, properties);
}

/** The same for a patch: the paths it speaks of, and the keys inside its values. */
export function withPresentPaths<T extends Pick<MetadataPatch, 'set' | 'retire'>>(
  patch: T,
  kind: string,
  renames: readonly KeyRename[],
): T {
  return renames
    .filter((rename) => rename.kind === kind)
    .reduce((made, { path, to }) => {
      const steps = path.split('.');
      const set = Object.entries(made.set).map(([at, change]) => [
        renamePath(at, steps, to),
        renameChange(change, at, steps, to),
      ]);
      const retire = Object.entries(made.retire).map(([at, mark]) => [renamePath(at, steps, to), mark]);
      return {
        ...made,
        set: Object.fromEntries(set) as MetadataPatch['set'],
        retire: Object.fromEntries(retire) as MetadataPatch['retire'],
      };
    }, patch);
}

function renameIn(value: Json, [step = '', ...rest]: readonly string[], to: string): Json {
  if (!isObject(value)) return value;
  const entries = Object.entries(value as JsonObject);
  const isTaken = rest.length === 0 && Object.hasOwn(value, to);
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      if (step !== '*' && key !== step) return [key, inner];
      if (rest.length > 0) return [key, renameIn(inner, rest, to)];
      return [isTaken ? key : to, inner];
    }),
  );
}

function renamePath(path: string, steps: readonly string[], to: string): string {
  const keys = path.split('.');
  const isMeant = keys.length >= steps.length && steps.every((step, i) => step === '*' || step === keys[i]);
  return isMeant ? keys.with(steps.length - 1, to).join('.') : path;
}

/** A change of something that holds the property has the key inside its values. */
function renameChange(
  change: PropertyChange,
  path: string,
  steps: readonly string[],
  to: string,
): PropertyChange {
  const keys = path.split('.');
  const holds = keys.length < steps.length && keys.every((key, i) => steps[i] === '*' || steps[i] === key);
  if (!holds) return change;
  const inside = (value: unknown) => renameIn(value as Json, steps.slice(keys.length), to);
  return {
    ...change,
    to: inside(change.to),
    ...(change.was === undefined ? {} : { was: inside(change.was) }),
  };
}
