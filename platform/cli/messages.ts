import { defineMessages } from '../kernel/text.ts';

/** What commands of `kehu` say. */
export const messages = defineMessages({
  packRight: {
    'zh-CN': '{name} {version} 正确：{entities} 个实体，{nodes} 个其他节点，{records} 条记录',
    en: '{name} {version} is right: {entities} entities, {nodes} other nodes, {records} records',
  },
  foldersNeeded: {
    'zh-CN': '请写出要检查的包文件夹，如 kehu pack check metadata/crm',
    en: 'say which folders to check: kehu pack check metadata/crm',
  },
  collision: {
    'zh-CN':
      '{source}：{target} 的“{path}”原为 {was}，现为 {found}，补丁改为 {to}；请与另一包的作者商定，或更新补丁的 was',
    en: '{source}: "{path}" of {target} was {was}, is {found}, the patch sets {to}; agree with whoever set it, or bring "was" up to date',
  },
});
