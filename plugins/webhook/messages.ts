import { defineMessages } from 'kehu/sdk';

export const messages = defineMessages({
  targetTwice: {
    'zh-CN': '有两个推送目标都叫“{name}”，请改名',
    en: 'Two targets are called "{name}"; rename one of them',
  },
  targetWrong: {
    'zh-CN': '推送目标“{name}”：{reason}',
    en: 'Target "{name}": {reason}',
  },
  refused: {
    'zh-CN': '{name} 回答了 {status}',
    en: '{name} answered {status}',
  },
});
