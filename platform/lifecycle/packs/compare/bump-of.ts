import { isObject, type Json, type JsonObject } from '../../../kernel/json.ts';
import type { NodeKind } from '../../../model/layers/node.ts';
import { isOptionMap } from '../../../model/layers/property-path.ts';
import { classOf } from '../../../model/schema/update-class.ts';
import type { Difference } from './difference.ts';
import type { Bump } from './pack-change.ts';

/**
 * How much of a version a difference takes. Major: what records, other packs or programs rely on goes, changes its
 * meaning, or refuses what it took. Patch: only what people read or where it stands. Minor: everything else.
 *
 * @param kind of the node it is in
 */
export function bumpOf(kind: NodeKind, { path, what, from, to }: Difference): Bump {
  const steps = path.split('.');
  const isProperty = steps.length % 2 === 1;
  if ((isProperty || what === 'changed') && classOf(kind, path) === 'org') return 'patch';
  const [part, , property] = steps.slice(-3);
  const holder = steps.at(-2);
  const holdsNames = isOptionMap(holder) || (holder === 'fields' && kind === 'entity');
  if (what === 'removed' && holdsNames) return 'major';
  if (kind === 'entity' && what === 'added' && holder === 'fields' && steps.length === 2)
    return isDemanded(to) ? 'major' : 'minor';
  if (kind === 'entity' && part === 'fields' && steps.length === 3)
    return isNarrower(property!, from, to) ? 'major' : 'minor';
  return kind === 'entity' && path === 'ownedBy' ? 'major' : 'minor';
}

/** A create that was complete is refused now. */
function isDemanded(field: Json | undefined): boolean {
  const { required, default: given, type } = isObject(field) ? (field as JsonObject) : {};
  return required === true && given === undefined && type !== 'autoNumber';
}

const MEANING: ReadonlySet<string> = new Set([
  'type',
  'to',
  'of',
  'choices',
  'scheme',
  'currencyField',
  'result',
]);

/** Whether a value, reference or record that was right before may be wrong after. */
function isNarrower(property: string, from: Json | undefined, to: Json | undefined): boolean {
  if (MEANING.has(property)) return true;
  if (['required', 'unique', 'readOnly'].includes(property)) return to === true;
  if (['requiredWhen', 'readOnlyWhen'].includes(property)) return from === undefined;
  if (['maxLength', 'max', 'scale', 'precision'].includes(property)) return isLower(from, to);
  return ['minLength', 'min'].includes(property) && isLower(to, from);
}

/** Whether `b` is below `a`; no bound is above every bound. */
function isLower(a: Json | undefined, b: Json | undefined): boolean {
  return b !== undefined && (a === undefined || Number(b) < Number(a));
}
