import { defineTexts } from '../../../language/language.tsx';
import type { RuleOperator } from './filter-rule.ts';

/** What operators are called where the builder offers them. */
export const operatorTexts = defineTexts({
  equals: { 'zh-CN': '是', en: 'is' },
  notEquals: { 'zh-CN': '不是', en: 'is not' },
  oneOf: { 'zh-CN': '是其中之一', en: 'is one of' },
  notOneOf: { 'zh-CN': '不是其中任何一个', en: 'is none of' },
  contains: { 'zh-CN': '包含', en: 'contains' },
  notContains: { 'zh-CN': '不包含', en: 'does not contain' },
  startsWith: { 'zh-CN': '开头是', en: 'starts with' },
  less: { 'zh-CN': '小于', en: 'less than' },
  atMost: { 'zh-CN': '至多', en: 'at most' },
  greater: { 'zh-CN': '大于', en: 'greater than' },
  atLeast: { 'zh-CN': '至少', en: 'at least' },
  between: { 'zh-CN': '介于', en: 'between' },
  inLast: { 'zh-CN': '在过去', en: 'in the last' },
  inNext: { 'zh-CN': '在今后', en: 'in the next' },
  has: { 'zh-CN': '含有', en: 'has' },
  hasNot: { 'zh-CN': '不含', en: 'has not' },
  isWithin: { 'zh-CN': '属于（含下级）', en: 'is or is under' },
  isTrue: { 'zh-CN': '为是', en: 'is yes' },
  isFalse: { 'zh-CN': '为否', en: 'is no' },
  isEmpty: { 'zh-CN': '未填写', en: 'is empty' },
  isNotEmpty: { 'zh-CN': '已填写', en: 'is not empty' },
});

/** Order among dates and moments is said in other words. */
export const dateOperatorTexts = defineTexts({
  less: { 'zh-CN': '早于', en: 'before' },
  atMost: { 'zh-CN': '不晚于', en: 'until' },
  greater: { 'zh-CN': '晚于', en: 'after' },
  atLeast: { 'zh-CN': '不早于', en: 'from' },
});

/** Signs a chip shows instead of words; '' where the value says enough. */
export const SIGNS: Readonly<Partial<Record<RuleOperator, string>>> = {
  equals: '',
  oneOf: '',
  has: '',
  notEquals: '≠',
  less: '<',
  atMost: '≤',
  greater: '>',
  atLeast: '≥',
  between: '',
};

export const unitTexts = defineTexts({
  day: { 'zh-CN': '天', en: 'days' },
  week: { 'zh-CN': '周', en: 'weeks' },
  month: { 'zh-CN': '个月', en: 'months' },
  quarter: { 'zh-CN': '个季度', en: 'quarters' },
  year: { 'zh-CN': '年', en: 'years' },
});

/** Days one need not write out, by their expression. */
export const dayTexts = defineTexts({
  'today()': { 'zh-CN': '今天', en: 'today' },
  'addDays(today(), -1)': { 'zh-CN': '昨天', en: 'yesterday' },
  'addDays(today(), 1)': { 'zh-CN': '明天', en: 'tomorrow' },
  "startOf(today(), 'week')": { 'zh-CN': '本周一', en: 'start of this week' },
  "endOf(today(), 'week')": { 'zh-CN': '本周日', en: 'end of this week' },
  "startOf(today(), 'month')": { 'zh-CN': '本月初', en: 'start of this month' },
  "endOf(today(), 'month')": { 'zh-CN': '本月底', en: 'end of this month' },
  "startOf(today(), 'quarter')": { 'zh-CN': '本季初', en: 'start of this quarter' },
  "endOf(today(), 'quarter')": { 'zh-CN': '本季末', en: 'end of this quarter' },
  "startOf(today(), 'year')": { 'zh-CN': '今年初', en: 'start of this year' },
  "endOf(today(), 'year')": { 'zh-CN': '今年底', en: 'end of this year' },
});

export const wordTexts = defineTexts({
  me: { 'zh-CN': '我', en: 'me' },
  myDepartment: { 'zh-CN': '我的部门', en: 'my department' },
  and: { 'zh-CN': ' 且 ', en: ' and ' },
  or: { 'zh-CN': ' 或 ', en: ' or ' },
  not: { 'zh-CN': '非（{text}）', en: 'not ({text})' },
  more: { 'zh-CN': '{text} 等 {n} 项', en: '{text} and {n} more' },
});
