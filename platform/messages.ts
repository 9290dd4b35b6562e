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
  setup: {
    'zh-CN': '尚无用户：请打开该地址，或用 POST /api/setup 完成初始设置（经代理访问时须带令牌：{token}）',
    en: 'There is no user yet: open that address, or set up by POST /api/setup (through a proxy with this token: {token})',
  },
  setupWithToken: {
    'zh-CN': '尚无用户：初始设置（POST /api/setup）须带此令牌：{token}',
    en: 'There is no user yet: set-up (POST /api/setup) asks for this token: {token}',
  },
  stopping: {
    'zh-CN': '正在停止…',
    en: 'Stopping …',
  },
});
