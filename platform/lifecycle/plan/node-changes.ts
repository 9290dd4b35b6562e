import { isObject, type Json } from '../../kernel/json.ts';
import type { EffectiveNode } from '../../model/layers/merge.ts';
import type { Model } from '../../model/model.ts';
import { placeLabel } from '../../model/references/place-label.ts';
import type { VersionChange } from '../../storage/store/version-store.ts';
import { versionChanges } from '../publish/version-changes.ts';
import type { PropertyChange } from './change-plan.ts';

/** Every property in which two Models differ, with what a sentence about it needs. */
export function nodeChanges(from: Model, to: Model): PropertyChange[] {
  return versionChanges(from, to).map((change) => said(change, from, to));
}

function said({ target, path, what, ...change }: VersionChange, from: Model, to: Model): PropertyChange {
  const isBack = what === 'added' || what === 'restored';
  const model = isBack ? to : from;
  const node = to.nodes.get(target) ?? from.nodes.get(target);
  return {
    target,
    path,
    label: placeLabel(model, { target, path: labelledPath(what, path, change.to ?? change.from) }),
    property: path.split('.').at(-1) ?? '',
    what,
    from: change.from as Json | undefined,
    to: change.to as Json | undefined,
    layer: node ? layerOf(node, path) : '',
  };
}

/** What comes, goes or rests is called by its own name, a property by the name of what has it. */
function labelledPath(what: VersionChange['what'], path: string, value: unknown): string {
  const isThing = what === 'retired' || what === 'restored' || isLabelled(value);
  return isThing ? path : path.split('.').slice(0, -1).join('.');
}

function isLabelled(value: unknown): boolean {
  return isObject(value) && isObject(value.label);
}

function layerOf({ provenance }: EffectiveNode, path: string): string {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length--) {
    const found = provenance.get(steps.slice(0, length).join('.'));
    if (found) return found.layer;
  }
  return provenance.get('')?.layer ?? '';
}
