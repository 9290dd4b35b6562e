import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  purgeShape: {
    'zh-CN': '请求应为 {"name": "pack:entity.field", "confirm": "pack:entity.field"}，两处名称相同',
    en: 'Send {"name": "pack:entity.field", "confirm": the same name}',
  },
  purgeUnconfirmed: {
    'zh-CN': '彻底清除 {name} 的数据无法恢复；在 confirm 中（命令行：--confirm）写出 {name} 以确认',
    en: 'Purging {name} cannot be undone; confirm it by writing {name} in "confirm" (on the command line --confirm {name})',
  },
  purgeInForce: {
    'zh-CN': '{name} 仍在使用；先停用并发布，再清除',
    en: '{name} is in force; retire it and publish that before purging it',
  },
  purgeAbsent: {
    'zh-CN': '没有保留 {name} 的数据',
    en: 'No data of {name} is kept',
  },
  purgeAbsentNear: {
    'zh-CN': '没有保留 {name} 的数据；是否指 {near}？',
    en: 'No data of {name} is kept; did you mean {near}?',
  },
});
