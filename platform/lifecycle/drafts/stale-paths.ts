import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../kernel/json.ts';
import { pathsOf, type DraftChanges } from '../../model/layers/draft-changes.ts';
import type { Provenance } from '../../model/layers/provenance.ts';
import { valueAt } from '../../model/layers/property-path.ts';
import type { Model } from '../../model/model.ts';

export interface StalePath {
  readonly target: string;
  readonly path: string;
  /** Who changed it meanwhile. */
  readonly by: Provenance | undefined;
}

type Nodes = Pick<Model, 'nodes' | 'hidden' | 'provenance'>;

/**
 * Paths of a draft that others changed since the version it is based on: what stands there now is not what its
 * author saw, and not what he wants either. Everything else of an older draft still holds.
 */
export function stalePaths(changes: DraftChanges, base: Nodes, now: Nodes): StalePath[] {
  return Object.entries(changes).flatMap(([target, change]) =>
    pathsOf(change)
      .filter((path) => {
        const [saw, stands] = [seen(base, target, path), seen(now, target, path)];
        return !isDeepStrictEqual(saw, stands) && !isDeepStrictEqual(change.set?.[path]?.to, stands.value);
      })
      .map((path) => ({ target, path, by: originOf(now, target, path) })),
  );
}

/** Of a whole node only whether it is there: what others changed inside concerns their paths. */
function seen({ nodes, hidden }: Nodes, target: string, path: string) {
  const node = nodes.get(target) ?? hidden.get(target);
  const value: Json | undefined = path === '' ? node !== undefined : valueAt(node?.properties, path);
  return { value, isHidden: hidden.has(target), isRetired: node?.retired.has(path) ?? false };
}

function originOf(model: Nodes, target: string, path: string): Provenance | undefined {
  const at = target.lastIndexOf('.');
  return model.provenance(target.slice(at + 1), target.slice(0, at), path);
}
