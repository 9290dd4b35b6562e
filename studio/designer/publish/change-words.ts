import type { DraftPlan } from '../../api/drafts.ts';
import { defineTexts, fill, localizeLabel, type Language, type Text } from '../../language/language.tsx';
import type { ModelDocument } from '../../model/model-document.ts';
import { kindName, propertyName } from '../vocabulary/property-names.ts';

const texts = defineTexts({
  added: { 'zh-CN': '增加{place}', en: '{place} is added' },
  removed: { 'zh-CN': '去掉{place}', en: '{place} is taken away' },
  changed: { 'zh-CN': '{place}：由“{from}”改为“{to}”', en: '{place}: from “{from}” to “{to}”' },
  set: { 'zh-CN': '{place}：设为“{to}”', en: '{place}: becomes “{to}”' },
  unset: { 'zh-CN': '{place}：不再是“{from}”', en: '{place}: no longer “{from}”' },
  retired: { 'zh-CN': '停用{place}，数据保留', en: '{place} is retired, its data is kept' },
  restored: { 'zh-CN': '恢复{place}', en: '{place} comes back' },
  yes: { 'zh-CN': '是', en: 'yes' },
  no: { 'zh-CN': '否', en: 'no' },
});

type Label = Readonly<Record<string, string>>;

/** What a planned change does, as a sentence: `Book › Title › Required: becomes “yes”`. */
export function changeSentence(change: DraftPlan['changes'][number], language: Language): string {
  const { target, path, label, what, from, to } = change;
  const kind = kindName(target.slice(target.lastIndexOf('.') + 1))[language];
  const where = [localizeLabel(label, language), ...propertyWords(path, language)].join(' › ');
  const place = path === '' ? `${kind} › ${where}` : where;
  const values = { place, from: inWords(from, language), to: inWords(to, language) };
  const isPlain = typeof (to ?? from) !== 'object';
  if (what === 'added' && isPlain) return fill(texts.set[language], values);
  if (what === 'removed' && isPlain) return fill(texts.unset[language], values);
  return fill(texts[what][language], values);
}

/** The property at the end of a path, if it does not end at an entry, which has a label of its own. */
function propertyWords(path: string, language: Language): string[] {
  const parts = path.split('.');
  const spoken = LANGUAGES[parts.at(-1)!];
  if (spoken) return [`${propertyName(parts.at(-2) ?? '')[language]}${spoken[language]}`];
  return path !== '' && parts.length % 2 === 1 ? [propertyName(parts.at(-1)!)[language]] : [];
}

/** Where in the metadata something stands: `Book · Title › Required`. */
export function placeInWords(model: ModelDocument, target: string, path: string, language: Language): string {
  const dot = target.lastIndexOf('.');
  const [key, kind] = [target.slice(0, dot), target.slice(dot + 1)];
  const node = nodeLabel(model, kind, key, undefined, language);
  return path === '' ? node : `${node} · ${thingLabel(model, kind, key, path, undefined, language)}`;
}

function nodeLabel(
  model: ModelDocument,
  kind: string,
  key: string,
  value: unknown,
  language: Language,
): string {
  const own = (value as { label?: unknown } | undefined)?.label;
  const known: Readonly<Record<string, { readonly label?: Label }>> =
    kind === 'entity'
      ? model.entities
      : kind === 'view'
        ? model.views
        : kind === 'form'
          ? model.forms
          : kind === 'app'
            ? model.apps
            : {};
  const label = known[key]?.label ?? (isLabel(own) ? own : undefined);
  return label ? localizeLabel(label, language) : (key.split(':')[1] ?? key);
}

/** Where in the node: labels of fields and options where there are some, names of properties otherwise. */
function thingLabel(
  model: ModelDocument,
  kind: string,
  key: string,
  path: string,
  value: unknown,
  language: Language,
): string {
  const parts = path.split('.');
  const fields = kind === 'entity' ? model.entities[key]?.fields : undefined;
  const words = parts.map((part, index) => {
    if (index % 2 === 0) return propertyName(part)[language];
    const isLast = index === parts.length - 1;
    const own = isLast ? (value as { label?: unknown } | undefined)?.label : undefined;
    const field = parts[index - 1] === 'fields' ? fields?.[part]?.label : undefined;
    return isLabel(own) ? localizeLabel(own, language) : field ? localizeLabel(field, language) : part;
  });
  const shown = parts[0] === 'fields' && words.length > 1 ? words.slice(1) : words;
  const spoken = LANGUAGES[parts.at(-1)!];
  return spoken ? `${shown.slice(0, -1).join(' › ')}${spoken[language]}` : shown.join(' › ');
}

/** A value of metadata as people read it. */
export function inWords(value: unknown, language: Language): string {
  if (value === undefined) return '—';
  if (typeof value === 'boolean') return (value ? texts.yes : texts.no)[language];
  if (isLabel(value)) return localizeLabel(value, language);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Texts are changed language by language. */
const LANGUAGES: Readonly<Record<string, Text>> = {
  'zh-CN': { 'zh-CN': '（中文）', en: ' (Chinese)' },
  en: { 'zh-CN': '（英文）', en: ' (English)' },
};

function isLabel(value: unknown): value is Label {
  return typeof value === 'object' && value !== null && 'zh-CN' in value;
}
