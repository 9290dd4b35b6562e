import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  badShare: {
    'zh-CN': '请写成 {"user" 或 "department" 或 "role": …, "gives": "read" 或 "write", "to": …}，三者取一',
    en: 'Write {"user" or "department" or "role": …, "gives": "read" or "write", "to": a time}, one of the three',
  },
  unknownRole: { 'zh-CN': '没有角色“{name}”', en: 'There is no role "{name}"' },
  shareLess: {
    'zh-CN': '您自己不能修改这条记录，只能共享为“查看”',
    en: 'You may not change this record yourself, so share it for reading only',
  },
  shareParent: {
    'zh-CN': '明细随其所属记录共享；请共享所属记录',
    en: 'Lines go with the record they live inside; share that record',
  },
  noDelegate: {
    'zh-CN': '您的角色无权委托；请联系管理员',
    en: 'Your roles do not let you delegate; ask an administrator',
  },
  delegateOwn: {
    'zh-CN': '只能委托自己的记录',
    en: 'Only records of your own can be delegated',
  },
  delegationFixed: {
    'zh-CN': '委托双方和所选记录不能更改；请收回后重新委托',
    en: 'The two people and the chosen records stay; take the delegation back and make another',
  },
  takenBack: {
    'zh-CN': '委托已经收回',
    en: 'The delegation has been taken back already',
  },
  notADelegation: {
    'zh-CN': '只有委托可以收回',
    en: 'Only a delegation can be taken back',
  },
});
