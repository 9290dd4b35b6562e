import { defineMessages } from './kernel/text.ts';

export const messages = defineMessages({
  portTaken: {
    'zh-CN': '端口 {port} 已被占用；请停止占用它的程序，或用 PORT 指定另一个',
    en: 'Port {port} is taken; stop what uses it, or set PORT to another one',
  },
  addressUnusable: {
    'zh-CN': '无法监听 {host}:{port}（{reason}）；请检查 HOST 与 PORT',
    en: 'Cannot listen on {host}:{port} ({reason}); check HOST and PORT',
  },
  databaseUnreachable: {
    'zh-CN': '无法连接 DATABASE_URL 所指的数据库：{reason}',
    en: 'The database of DATABASE_URL does not answer: {reason}',
  },
  listening: {
    'zh-CN': 'Kehu 客户已就绪：{url}',
    en: 'Kehu is ready: {url}',
  },
  stopping: {
    'zh-CN': '正在停止…',
    en: 'Stopping …',
  },
});
