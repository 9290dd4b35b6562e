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
  actionDenied: {
    'zh-CN': '“{action}”只有{roles}可以使用',
    en: '"{action}" is for {roles}',
  },
  actionOfNobody: {
    'zh-CN': '“{action}”限定的角色都不存在，没有人可以使用',
    en: '"{action}" is for roles that are not there; nobody can do it',
  },
  actionNotNow: {
    'zh-CN': '这条记录在当前状态下不能“{action}”',
    en: '"{action}" cannot be done with the record as it is now',
  },
  settle: { 'zh-CN': '核销', en: 'Settle' },
  settlesNothing: {
    'zh-CN': '这条{entity}没有可以核销的余额',
    en: 'This {entity} has nothing left to settle with',
  },
  nothingOpen: {
    'zh-CN': '没有未清的{target}可以核销',
    en: 'There is no open {target} to settle',
  },
  badAnswers: {
    'zh-CN': '“{action}”未执行，请修改标出的内容',
    en: '"{action}" was not done; correct what is marked',
  },
  notAsked: {
    'zh-CN': '此操作不需要 {name}，请从请求中去掉',
    en: 'the action does not ask for "{name}"; leave it out',
  },
  notAskedNear: {
    'zh-CN': '此操作不需要 {name}；是否指 {near}？',
    en: 'the action does not ask for "{name}"; did you mean "{near}"?',
  },
  alreadyConverted: {
    'zh-CN': '已由这条记录生成{entity}“{title}”，不能再次转换；如需重做，请先删除它',
    en: '{entity} "{title}" was made from this record already; delete it first to do it again',
  },
  alreadyConvertedUnseen: {
    'zh-CN': '已由这条记录生成{entity}，不能再次转换',
    en: '{entity} was made from this record already',
  },
  nothingToConvert: {
    'zh-CN': '{field}没有可转换的明细',
    en: 'no row of {field} is left to convert',
  },
  notChoosable: {
    'zh-CN': '{target}不能选择已有记录',
    en: '{target} is always made anew; a record that is there cannot be chosen',
  },
  noChosenRecord: {
    'zh-CN': '为{target}选择的记录不存在，或您看不到它',
    en: 'the record chosen for {target} does not exist, or you do not see it',
  },
  whichConversion: {
    'zh-CN': '请在 to 中写明转换为什么；可用：{names}',
    en: 'say in "to" what it becomes; there are {names}',
  },
  actionsInCircle: {
    'zh-CN': '操作互相调用过深；请检查“{action}”的步骤',
    en: 'actions call each other too deeply; look at the steps of "{action}"',
  },
  pluginCondition: {
    'zh-CN': '插件 {plugin} 的操作“{action}”条件有误，暂不能使用；请联系管理员',
    en: 'the condition of "{action}" of the plugin {plugin} does not fit; ask an administrator',
  },
});
