import { defineMessages } from '../../kernel/text.ts';

export const snapshotMessages = defineMessages({
  snapshotUnfit: {
    'zh-CN': '字段“{name}”不能由快照写入；请用一个普通字段（数字、金额、日期、文本、选项、引用）',
    en: 'the field "{name}" cannot be kept by a snapshot; take a plain one (number, money, date, text, option, reference)',
  },
  snapshotRecord: {
    'zh-CN': '“{name}”必须是指向“{entity}”的引用',
    en: '"{name}" must be a reference to "{entity}"',
  },
  snapshotDate: { 'zh-CN': '“{name}”必须是日期字段', en: '"{name}" must be a date field' },
  snapshotMissing: {
    'zh-CN': '必填字段“{name}”没有取值；请在 values 中给出',
    en: 'the required field "{name}" gets no value; give one in values',
  },
});
