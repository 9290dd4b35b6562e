import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  viewOfAnother: {
    'zh-CN': '保存的视图属于保存它的人；请另存一份自己的',
    en: 'A saved view belongs to the person who saved it; save one of your own',
  },
  viewOfNothing: {
    'zh-CN': '没有可以查看的实体“{entity}”，请写成如 library:book',
    en: 'There is no entity "{entity}" you may see; name one such as library:book',
  },
  viewNotAnObject: {
    'zh-CN': '内容应为对象，至少包含 columns',
    en: 'The definition must be an object with at least "columns"',
  },
  viewSaysTwice: {
    'zh-CN': '“{member}”由记录本身给出，请从内容中删除',
    en: '"{member}" is said by the record itself; take it out of the definition',
  },
});
