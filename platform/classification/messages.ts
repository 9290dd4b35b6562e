import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  noScheme: {
    'zh-CN': '没有分类方案“{name}”{hint}',
    en: 'There is no classification "{name}"{hint}',
  },
  noRules: {
    'zh-CN': '分类方案“{scheme}”没有名为“{name}”的自动分类；它有：{known}',
    en: 'The classification "{scheme}" has no rules called "{name}"; it has: {known}',
  },
  mayNotClassify: {
    'zh-CN': '要对{entity}自动分类，须可查看并批量修改全部{entity}，且可填写“{field}”；请联系管理员',
    en: 'Classifying {entity} takes the right to see and change all of them at once and to write "{field}"; ask an administrator',
  },
  badDate: {
    'zh-CN': '“{value}”不是日期；请写成 2026-03-11',
    en: '"{value}" is no date; write 2026-03-11',
  },
  undated: {
    'zh-CN': '过去某天的“{figures}”无从得知，只有现在的：请给汇总写明记录从哪天起计入（dated），或去掉 asOf',
    en: 'What "{figures}" came to on an earlier day is not known, only what it comes to now: have roll-ups say from which day on a record counts ("dated"), or leave asOf out',
  },
  futureDate: {
    'zh-CN': '不能按将来的日期正式分类；请去掉 asOf，或用 dryRun 试算',
    en: 'Records are not classified as of a day to come; leave asOf out, or try it with dryRun',
  },
  unknownMember: {
    'zh-CN': '不认识的参数“{name}”',
    en: 'There is no parameter "{name}"',
  },
  notClassified: {
    'zh-CN': '“{name}”不是{entity}的分类字段{hint}',
    en: '"{name}" is no classification of {entity}{hint}',
  },
  mayNotPin: {
    'zh-CN': '您不能修改此记录的任何分类，因此也不能锁定',
    en: 'You may change no classification of this record, so you cannot pin one',
  },
  pastPin: {
    'zh-CN': '锁定截止日期 {until} 已过；请选今天或以后的日期',
    en: 'The pin would have ended on {until}; choose today or later',
  },
  notPinned: {
    'zh-CN': '“{field}”没有锁定',
    en: '"{field}" is not pinned',
  },
  badNote: {
    'zh-CN': '说明应为不超过 500 字的文本',
    en: 'The note is a text of at most 500 characters',
  },
  noRun: {
    'zh-CN': '没有这次运行',
    en: 'There is no such run',
  },
});
