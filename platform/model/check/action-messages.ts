import { defineMessages } from '../../kernel/text.ts';

/** What is wrong with actions and conversions. */
export const actionMessages = defineMessages({
  doesNothing: {
    'zh-CN': '操作没有内容；请写 steps 或 form',
    en: 'the action does nothing; write "steps" or "form"',
  },
  whoNeeded: {
    'zh-CN': '以系统权限执行的操作必须用 who 写明哪些角色可用',
    en: 'an action that runs as the system says in "who" which roles may do it',
  },
  asksNobody: {
    'zh-CN': '自动执行的操作没有人可以询问；请去掉 form 或必填项，或去掉 onChange',
    en: 'an action done by itself has nobody to ask; leave out the form and what is required, or "onChange"',
  },
  setsItself: {
    'zh-CN': 'onChange 的操作不改记录本身；请改用该字段的 stamp',
    en: 'an action with "onChange" does not set the record itself; say it in the "stamp" of the field',
  },
  notAsked: {
    'zh-CN': '操作不询问“{name}”{hint}',
    en: 'the action does not ask for "{name}"{hint}',
  },
  actionTwice: {
    'zh-CN': '“{entity}”已有名为“{name}”的操作或转换；请改名',
    en: '"{entity}" has an action or conversion "{name}" already; choose another name',
  },
  stepNeeds: {
    'zh-CN': '步骤 {does} 需要 {property}',
    en: 'a step that does "{does}" needs "{property}"',
  },
  leadsElsewhere: {
    'zh-CN': '“{name}”不是通向一个实体的引用；请换一个，或用 entity 写明实体{hint}',
    en: '"{name}" is no reference to one entity; choose another, or say in "entity" which{hint}',
  },
  leadsNotHere: {
    'zh-CN': '“{name}”不是指向本实体的引用{hint}',
    en: '"{name}" is no reference to this entity{hint}',
  },
  convertsOther: {
    'zh-CN': '转换“{name}”不属于这个实体{hint}',
    en: 'the conversion "{name}" is not one of this entity{hint}',
  },
  pointsNowhere: {
    'zh-CN': '“{name}”可指向多个实体；请写 id（指向本记录）或一个引用字段的名称',
    en: '"{name}" may point at several entities; write id for the record itself, or the name of a reference',
  },
  onceNeedsSource: {
    'zh-CN': '只做一次需要在某个目标中写 source，即新记录中指回来源的引用',
    en: '"once" needs a target with "source", the reference of the new record to the one it is made from',
  },
  unknownTarget: {
    'zh-CN': '没有名为“{name}”的目标{hint}',
    en: 'there is no target "{name}"{hint}',
  },
  notBack: {
    'zh-CN': '“{name}”不是指向“{entity}”的引用{hint}',
    en: '"{name}" is not a reference to "{entity}"{hint}',
  },
  notChildren: {
    'zh-CN': '“{name}”不是明细字段{hint}',
    en: '"{name}" is not a field of rows{hint}',
  },
});
