import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  noAction: {
    'zh-CN': '{entity}没有操作 {name}；可用的操作见 GET …/actions',
    en: '{entity} has no action "{name}"; GET …/actions lists those there are',
  },
  noActionNear: {
    'zh-CN': '{entity}没有操作 {name}；是否指 {near}？',
    en: '{entity} has no action "{name}"; did you mean "{near}"?',
  },
  tooManyRecords: {
    'zh-CN': '一次最多处理 {limit} 条记录，本次为 {count} 条；请分批进行',
    en: 'at most {limit} records at a time, this is {count}; do it in parts',
  },
  badActionBody: {
    'zh-CN': '应为 {"ids": ["…"], "body": {…}}',
    en: 'must be {"ids": ["…"], "body": {…}}',
  },
});
