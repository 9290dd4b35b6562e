import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  duplicate: {
    'zh-CN': '{entity}未保存：已有相同的记录（{rule}），请使用已有的记录',
    en: '{entity} was not saved: there is a record of the same already ({rule}); use that one',
  },
  looksLike: {
    'zh-CN': '可能与“{title}”重复（{rule}）',
    en: 'may be the same as "{title}" ({rule})',
  },
  looksLikeHidden: {
    'zh-CN': '可能与一条您无权查看的记录重复（{rule}）',
    en: 'may be the same as a record you may not see ({rule})',
  },
});
