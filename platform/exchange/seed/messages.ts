import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  unknownEntity: {
    'zh-CN': '没有实体“{entity}”；请检查 entity，其他业务包的实体写作 pack:entity',
    en: 'There is no entity "{entity}"; check "entity", that of another pack is written pack:entity',
  },
  unknownReference: {
    'zh-CN': '没有记录“{ref}”；请检查 $ref，其他业务包的记录写作 pack:entity:key',
    en: 'There is no record "{ref}"; check "$ref", that of another pack is written pack:entity:key',
  },
  recordTwice: {
    'zh-CN': '记录“{key}”在 {other} 中已经有了，请换一个键',
    en: 'The record "{key}" stands in {other} already; choose another key',
  },
  refused: {
    'zh-CN': '业务包自带的记录（{entity}）没有通过检查，请修改这些文件：{files}',
    en: 'Records the packs bring along ({entity}) were refused; correct these files: {files}',
  },
  adminOnly: {
    'zh-CN': '只有管理员可以加载演示数据',
    en: 'Only an administrator may load demo data',
  },
  noDemo: {
    'zh-CN': '已安装的业务包都没有演示数据',
    en: 'None of the installed packs brings demo data',
  },
  loadFailed: {
    'zh-CN': '演示数据没有载入，什么都没有改变；请重试，原因见服务器日志',
    en: 'The demo data was not loaded and nothing has changed; try again, the reason is in the log of the server',
  },
});
