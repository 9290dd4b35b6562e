import { defineMessages } from './text.ts';

export const messages = defineMessages({
  settingsWrong: {
    'zh-CN': '环境变量有误，未启动：',
    en: 'Not started, because environment variables are wrong:',
  },
  settingUnknown: {
    'zh-CN': '没有这个变量。{hint}',
    en: 'there is no such variable. {hint}',
  },
  settingNotYet: {
    'zh-CN': '此版本尚不支持，请去掉',
    en: 'has no effect in this version yet; take it away',
  },
  settingWrong: {
    'zh-CN': '"{value}" 不可用；应为 {expected}',
    en: '"{value}" does not do; give {expected}',
  },
  settingNeeds: {
    'zh-CN': '须与 {other} 一起给出',
    en: 'goes only together with {other}; set both or neither',
  },
});
