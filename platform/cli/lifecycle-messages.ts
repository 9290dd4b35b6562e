import { defineMessages } from '../kernel/text.ts';

/** What `kehu purge` and `kehu changeset` say. */
export const lifecycleMessages = defineMessages({
  purged: { 'zh-CN': '已清除 {name}：{count} 条', en: 'purged {name}: {count} values' },
  nothingKept: {
    'zh-CN': '没有已停用字段或实体的数据',
    en: 'no data of retired fields or entities is kept',
  },
  purgeUsage: {
    'zh-CN': '一次清除一项，并重复其名称：kehu purge library:book.shelf --confirm library:book.shelf',
    en: 'purge one thing at a time and repeat its name: kehu purge library:book.shelf --confirm library:book.shelf',
  },
  exportUsage: {
    'zh-CN': '用法：kehu changeset export --since 3 [--until 7] [--only library:book.entity]',
    en: 'call it as: kehu changeset export --since 3 [--until 7] [--only library:book.entity]',
  },
  noVersion: {
    'zh-CN': '“{text}”不是版本号，如 --since 3',
    en: '"{text}" is no number of a version, such as --since 3',
  },
  applyUsage: {
    'zh-CN': '请写出一个变更集文件，如 kehu changeset apply changes.json',
    en: 'say which file: kehu changeset apply changes.json',
  },
  unreadable: { 'zh-CN': '读不出 {file}：{reason}', en: '{file} cannot be read: {reason}' },
  applied: {
    'zh-CN': '变更集 {name} 已生效（版本 {number}）',
    en: 'the change set {name} is in force (version {number})',
  },
});
