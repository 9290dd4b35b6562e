import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  unknownFormat: {
    'zh-CN': '不能导出为“{format}”，可用：{allowed}',
    en: 'There is no export as "{format}"; choose {allowed}',
  },
  formatTaken: {
    'zh-CN': '已有名为“{format}”的导出格式，请改名',
    en: 'There is an export format "{format}" already; give it another name',
  },
  exportsEverything: {
    'zh-CN': '导出总是包含列表的全部记录，请去掉参数“{name}”',
    en: 'An export always holds the whole list; take the parameter "{name}" away',
  },
  exportBody: {
    'zh-CN': '请求体应为对象，例如 {"filter": "…", "ids": ["…"]}',
    en: 'The body must be an object such as {"filter": "…", "ids": ["…"]}',
  },
  exportIds: {
    'zh-CN': 'ids 应为最多 {most} 个记录 id 的数组',
    en: 'ids must be an array of at most {most} ids of records',
  },
});
