import { isObject, type Json } from '../../../kernel/json.ts';
import type { PackChange } from './pack-change.ts';

/**
 * What goes without having been on its way out: no other key names it in `renamedFrom`, and the released version
 * does not call it deprecated. Installations may hold values, expressions and patches that need it.
 */
export function vanished(changes: readonly PackChange[]): readonly PackChange[] {
  return changes.filter(
    ({ what, bump, from, target }) =>
      what === 'removed' && bump === 'major' && target !== 'pack.json' && !isDeprecated(from),
  );
}

function isDeprecated(value: Json | undefined): boolean {
  return isObject(value) && (value.deprecated === true || value.retired === true);
}
