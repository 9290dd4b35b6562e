import { nodeOfId } from '../../model/layers/node.ts';
import { classOf } from '../../model/schema/update-class.ts';
import type { VersionChange } from '../../storage/store/version-store.ts';

/** Whether nothing stored can mind: labels, order, colours, columns. Then no plan is made before publishing. */
export function isHarmless(changes: readonly VersionChange[]): boolean {
  return changes.every(({ target, path }) => {
    const node = nodeOfId(target);
    return node !== undefined && path !== '' && classOf(node.kind, path) === 'org';
  });
}
