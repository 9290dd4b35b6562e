import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  unknownParameter: {
    'zh-CN': '通知列表没有参数 {name}；可用：limit、cursor',
    en: 'The list of notifications has no parameter "{name}"; there are: limit, cursor',
  },
  badLimit: {
    'zh-CN': '参数 limit 不正确；应为 1 到 {most} 的整数',
    en: 'The parameter "limit" is wrong; give a whole number from 1 to {most}',
  },
  badCursor: {
    'zh-CN': 'cursor 不是通知列表给出的，请从第一页重新开始',
    en: 'The cursor is none of the list of notifications; start again from the first page',
  },
  badUntil: {
    'zh-CN': '请发送 {"until": "…"}，填写最后一条已看通知的 id',
    en: 'Send {"until": "…"} with the id of the latest notification that was seen',
  },
});
