import { defineMessages } from '../../kernel/text.ts';

export const upgradeMessages = defineMessages({
  unknownQuestion: {
    'zh-CN': '没有“{id}”这个待决事项；请重新查看升级计划或收件箱',
    en: 'There is nothing to decide called {id}; look at the upgrade plan or the inbox again',
  },
  unusableChoice: {
    'zh-CN': '“{choice}”不能回答“{id}”；可选：{choices}',
    en: '{choice} is no answer to {id}; choose one of: {choices}',
  },
  answersWrong: {
    'zh-CN': '有 {count} 个回答不可用，未作任何修改',
    en: '{count} answers cannot be used; nothing was changed',
  },
  changedSince: {
    'zh-CN': '供应商在此期间又改了“{id}”；请查看新内容后再决定',
    en: 'The vendor has changed {id} again meanwhile; look at it and decide anew',
  },
  packAbsent: {
    'zh-CN': '没有安装软件包“{pack}”；请查看已安装的软件包',
    en: 'No pack {pack} is installed; look at the installed packs',
  },
  nothingAnswered: {
    'zh-CN': '请求中没有回答；请写成 {"answers": {"…": {"choice": "mine"}}}',
    en: 'The request answers nothing; write {"answers": {"…": {"choice": "mine"}}}',
  },
});
