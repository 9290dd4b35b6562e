import { defineMessages } from '../../../kernel/text.ts';

/** What differs between two versions of a pack, a sentence each. */
export const messages = defineMessages({
  added: { 'zh-CN': '{target}：新增 {path}{label}', en: '{target}: {path}{label} is new' },
  removed: { 'zh-CN': '{target}：不再有 {path}{label}', en: '{target}: {path}{label} is gone' },
  renamed: { 'zh-CN': '{target}：{from} 改名为 {path}', en: '{target}: {from} is called {path} now' },
  changed: {
    'zh-CN': '{target}：{path} 由 {from} 改为 {to}',
    en: '{target}: {path} changes from {from} to {to}',
  },
  nodeAdded: { 'zh-CN': '{target}{label}：新增', en: '{target}{label} is new' },
  nodeRemoved: { 'zh-CN': '{target}{label}：已删除', en: '{target}{label} is gone' },
  fileChanged: { 'zh-CN': '{target}：内容有变', en: '{target} reads differently' },
});
