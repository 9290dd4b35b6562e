import { defineMessages } from 'kehu/sdk';

export const messages = defineMessages({
  feedGone: {
    'zh-CN': '这个日历地址已失效，请在个人设置中重新生成',
    en: 'This address of a calendar is no longer valid; make a new one in your profile',
  },
  notWithKey: {
    'zh-CN': '日历地址只能由本人登录后管理，不能用 API 密钥',
    en: 'Addresses of calendars are made by people who sign in, not with a key',
  },
  feedWrong: { 'zh-CN': '日历内容“{entity}”：{reason}', en: 'Feed "{entity}": {reason}' },
});
