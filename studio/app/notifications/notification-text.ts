import type { NotificationData } from '../../api/notifications.ts';
import { defineTexts, localizeLabel, type Language } from '../../language/language.tsx';
import type { EntityDocument } from '../../model/model-document.ts';
import { listPath, recordPath } from '../../model/paths.ts';
import { localMoment } from '../../values/format-value.ts';

const texts = defineTexts({
  one: { 'zh-CN': '{who} 把{entity} {title} 交给你', en: '{who} gave you the {entity} {title}' },
  some: { 'zh-CN': '{who} 把 {n} 个{entity}交给你', en: '{who} gave you {n} {entity}' },
  likeOne: {
    'zh-CN': '{who} 保存的记录与你的{entity} {title} 相似',
    en: '{who} saved a record like your {entity} {title}',
  },
  likeSome: {
    'zh-CN': '{who} 保存的记录与你的 {n} 个{entity}相似',
    en: '{who} saved records like {n} {entity} of yours',
  },
  oneClassified: {
    'zh-CN': '{entity} {title} 的分类有变化',
    en: 'The {entity} {title} was classified anew',
  },
  someClassified: { 'zh-CN': '{n} 个{entity}的分类有变化', en: '{n} {entity} were classified anew' },
  record: { 'zh-CN': '记录', en: 'record' },
  records: { 'zh-CN': '记录', en: 'records' },
  somebody: { 'zh-CN': '有人', en: 'Somebody' },
});

/** What is told, in words. The entity is undefined where the reader knows it no more. */
export function notificationText(
  { kind, by, count, record }: NotificationData,
  entity: EntityDocument | undefined,
  language: Language,
): string {
  const isOne = count === 1;
  const label = isOne ? (entity?.label ?? texts.record) : (entity?.pluralLabel ?? texts.records);
  const holes = {
    who: by?.title ?? texts.somebody[language],
    entity: inSentence(localizeLabel(label, language)),
    title: record?.title ?? '',
    n: new Intl.NumberFormat(language).format(count),
  };
  const [one, some] = wordsOf(kind);
  const text = isOne && record?.title ? one : some;
  return text[language].replace(/\{(\w+)\}/g, (_, name: keyof typeof holes) => holes[name]);
}

function wordsOf(kind: string) {
  if (kind === 'duplicate') return [texts.likeOne, texts.likeSome] as const;
  if (kind === 'classified') return [texts.oneClassified, texts.someClassified] as const;
  return [texts.one, texts.some] as const;
}

/** `Loan lines` in the middle of a sentence; an abbreviation stays as it is. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0]!.toLowerCase() + label.slice(1) : label;
}

/** Where it leads: to the one record, or to the list of what is the reader's; undefined: to nothing he may see. */
export function notificationPath(
  { count, record }: NotificationData,
  entity: EntityDocument | undefined,
): string | undefined {
  if (!entity?.allows.read) return undefined;
  if (count === 1) return record ? recordPath(entity.key, record.id) : undefined;
  const mine = new URLSearchParams({ filter: 'owner == me.id', sort: '-updatedAt' });
  return `${listPath(entity.key)}?${mine}`;
}

/** The notifications of each day of a zone, the latest first. */
export function notificationDays(
  items: readonly NotificationData[],
  timeZone: string,
): ReadonlyMap<string, readonly NotificationData[]> {
  return Map.groupBy(items, ({ at }) => localMoment(at, timeZone).slice(0, 10));
}
