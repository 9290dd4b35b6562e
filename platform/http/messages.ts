import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  databaseAway: {
    'zh-CN': '数据库暂时不可用，请稍后重试',
    en: 'The database is away for the moment; try again shortly',
  },
  unknownRoute: {
    'zh-CN': '没有这个地址：{method} {path}。可用的地址见 /api/docs',
    en: 'There is no {method} {path}; /api/docs lists what there is',
  },
  badJson: {
    'zh-CN': '请求正文不是合法的 JSON（或含有被禁止的键 __proto__、constructor）',
    en: 'The body is not valid JSON (or holds a forbidden key such as __proto__ or constructor)',
  },
  bodyTooLarge: {
    'zh-CN': '请求正文超过 {limit} MB',
    en: 'The body is larger than {limit} MB',
  },
  tooDeep: {
    'zh-CN': '请求正文嵌套超过 {limit} 层',
    en: 'The body is nested more than {limit} levels deep',
  },
  unsupportedMedia: {
    'zh-CN': '不支持该内容类型，请使用 application/json',
    en: 'This content type is not read here; send application/json',
  },
  badUrl: {
    'zh-CN': '地址中的百分号编码不正确',
    en: 'The address holds a wrong percent encoding',
  },
  urlTooLong: {
    'zh-CN': '地址中的某一段太长',
    en: 'A part of the address is too long',
  },
  headersTooLarge: {
    'zh-CN': '请求头或地址太长',
    en: 'The headers or the address are too long',
  },
  workerNode: {
    'zh-CN': '本节点只执行后台任务（KEHU_ROLE=worker），请访问 web 节点',
    en: 'This node runs jobs only (KEHU_ROLE=worker); ask a web node',
  },
  badRequest: {
    'zh-CN': '无法读取该请求',
    en: 'The request cannot be read',
  },
  crossOrigin: {
    'zh-CN': '拒绝来自其他网站的写入请求；程序请改用 Authorization: Bearer',
    en: 'A write sent from another site is refused; programs use Authorization: Bearer',
  },
  noPluginRoute: {
    'zh-CN': '插件“{plugin}”没有地址 {path}，或该插件未启用',
    en: 'The plugin "{plugin}" answers nothing at {path}, or it is not switched on',
  },
  internal: {
    'zh-CN': '系统内部出错，已记录。请向管理员提供编号 {requestId}',
    en: 'Something went wrong inside; it is logged. Tell your administrator the number {requestId}',
  },
});
