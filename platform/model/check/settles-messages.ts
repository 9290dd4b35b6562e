import { defineMessages } from '../../kernel/text.ts';

/** What is wrong with lines that settle open records by themselves. */
export const settlesMessages = defineMessages({
  settlingLine: {
    'zh-CN': '“{name}”的明细 {line} 必须恰有一个指向 {entity} 的引用和一个金额字段',
    en: 'the lines of "{name}", {line}, need exactly one reference to {entity} and one amount',
  },
  settlingAmount: {
    'zh-CN': '{entity} 没有名为“{name}”的金额字段；请写一个金额字段的键',
    en: '{entity} has no amount named "{name}" that fits here; name one of its money fields',
  },
  settlingShared: {
    'zh-CN': '“{name}”必须在 {entity} 和 {other} 中都有，且类型和指向相同',
    en: '"{name}" has to be a field of {entity} and of {other}, of the same type and to the same records',
  },
  settlingWhen: {
    'zh-CN': '这里的条件只能用本记录自己填写的字段；请改写条件',
    en: 'this condition may read only fields of the record itself that somebody writes; rewrite it',
  },
});
