import type { LocalText } from '../kernel/text.ts';
import type { ExpressionType } from './expression-type.ts';

const NAMES: Readonly<Record<ExpressionType['kind'], LocalText>> = {
  bool: { 'zh-CN': '是/否', en: 'a bool' },
  int: { 'zh-CN': '整数', en: 'an int' },
  decimal: { 'zh-CN': '小数', en: 'a decimal' },
  string: { 'zh-CN': '文本', en: 'a string' },
  date: { 'zh-CN': '日期', en: 'a date' },
  dateTime: { 'zh-CN': '时间点', en: 'a dateTime' },
  time: { 'zh-CN': '时刻', en: 'a time' },
  null: { 'zh-CN': '空值 null', en: 'null' },
  any: { 'zh-CN': 'JSON 数据', en: 'JSON' },
  list: { 'zh-CN': '列表', en: 'a list' },
  record: { 'zh-CN': '一条记录', en: 'a record' },
  records: { 'zh-CN': '多条记录', en: 'many records' },
  object: { 'zh-CN': '多部分的值', en: 'a value of several parts' },
};

/** A type in words a message can use. */
export function typeName(type: ExpressionType | ExpressionType['kind']): LocalText {
  if (typeof type === 'string') return NAMES[type];
  if (type.kind !== 'record' && type.kind !== 'records') return NAMES[type.kind];
  const entity = type.entity.slice(type.entity.indexOf(':') + 1);
  const name = NAMES[type.kind];
  return { 'zh-CN': `${name['zh-CN']} ${entity}`, en: `${name.en} (${entity})` };
}

const NO_HINT: LocalText = { 'zh-CN': '', en: '' };

/** The did-you-mean at the end of a message, or nothing. */
export function hint(near: string | undefined): LocalText {
  return near === undefined ? NO_HINT : { 'zh-CN': `；是不是 ${near}？`, en: `; did you mean ${near}?` };
}

/** What to do about it, at the end of a message. */
export function remedy(zh: string, en: string): LocalText {
  return { 'zh-CN': `；${zh}`, en: `; ${en}` };
}

export const NO_REMEDY = NO_HINT;
