import { isObject } from '../../kernel/json.ts';
import { LOCALES, localize, type LocalText } from '../../kernel/text.ts';
import { kindNames } from '../check/kind-names.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Model } from '../model.ts';
import { fieldPlace, type Place } from './places.ts';
import { referencesOf } from './references.ts';

const BETWEEN = ' › ';

/** What people call a place: the labels on the way to it, `Loan › Basics › Reader`. */
export function placeLabel(model: Model, place: Place): LocalText {
  const node = model.nodes.get(place.target);
  if (!node) return { 'zh-CN': place.target, en: place.target };
  const parts = [nodeLabel(model, node), ...labelsAlong(model, node, place)];
  const entries = LOCALES.map((locale) => [
    locale,
    parts.map((part) => localize(part, locale)).join(BETWEEN),
  ]);
  return Object.fromEntries(entries) as LocalText;
}

/** A form or page without a name of its own is called after its entity. */
export function nodeLabel(model: Model, node: EffectiveNode): LocalText {
  const own = labelOf(node.properties);
  if (own) return own;
  const { entity } = node.properties;
  const key = typeof entity === 'string' && !entity.includes(':') ? `${node.pack}:${entity}` : String(entity);
  const of = model.entities.get(key)?.label;
  const kind = kindNames[node.kind];
  return of ? { 'zh-CN': `${of['zh-CN']}（${kind['zh-CN']}）`, en: `${of.en} (${kind.en})` } : kind;
}

function labelsAlong(model: Model, node: EffectiveNode, { target, path }: Place): LocalText[] {
  const steps = path === '' ? [] : path.split('.');
  let value: unknown = node.properties;
  return steps.flatMap((step, index) => {
    const at = steps.slice(0, index + 1).join('.');
    value = isObject(value) && Object.hasOwn(value, step) ? value[step] : node.retired.get(at);
    const label = isObject(value) ? (labelOf(value) ?? labelOfNamed(model, { target, path: at })) : undefined;
    return label ? [label] : [];
  });
}

/** An entry without a label is called like the field it shows. */
function labelOfNamed(model: Model, { target, path }: Place): LocalText | undefined {
  const named = referencesOf(model).find((one) => one.target === target && one.path === path);
  return named && fieldPlace(named.uses, model)?.label;
}

function labelOf({ label }: Readonly<Record<string, unknown>>): LocalText | undefined {
  return isObject(label) && typeof label.en === 'string' ? (label as unknown as LocalText) : undefined;
}
