import { defineMessages } from '../kernel/text.ts';

/** Why a record does not go to a stage. The codes are part of the API. */
export const messages = defineMessages({
  stageJump: {
    'zh-CN': '不能从“{from}”直接到“{to}”；可以到：{ways}',
    en: 'It cannot go from "{from}" to "{to}"; it can go to: {ways}',
  },
  stageEntry: {
    'zh-CN': '“{process}”的记录不能从“{to}”开始；可以从这里开始：{ways}',
    en: 'A record of "{process}" cannot begin in "{to}"; it can begin in: {ways}',
  },
  stageElsewhere: {
    'zh-CN': '“{to}”不是“{process}”的阶段；可选：{ways}',
    en: '"{to}" is no stage of "{process}"; choose one of: {ways}',
  },
  stageRetired: {
    'zh-CN': '阶段“{to}”已停用，不能再进入',
    en: 'The stage "{to}" is retired; nothing enters it any more',
  },
  stageGone: {
    'zh-CN': '“{process}”已没有阶段“{to}”；请管理员恢复该阶段后再还原',
    en: '"{process}" has no stage "{to}" any more; have it put back before restoring',
  },
  stageEmptied: {
    'zh-CN': '阶段不能清空',
    en: 'The stage cannot be emptied',
  },
  stageRequires: {
    'zh-CN': '进入“{to}”前须填写“{field}”',
    en: 'Before "{to}", fill in "{field}"',
  },
  stageGuard: {
    'zh-CN': '尚不满足进入“{to}”的条件',
    en: 'The condition for "{to}" is not met yet',
  },
  stageChecklist: {
    'zh-CN': '离开“{from}”前须确认“{item}”',
    en: 'Before leaving "{from}", confirm "{item}"',
  },
  stageWho: {
    'zh-CN': '只有这些角色可以把它移到“{to}”：{roles}',
    en: 'Only these roles may move it to "{to}": {roles}',
  },
  reasonRequired: {
    'zh-CN': '需要说明原因',
    en: 'A reason is needed',
  },
  stageReason: {
    'zh-CN': '请说明为什么移到“{to}”',
    en: 'Say why it moves to "{to}"',
  },
  targetMissing: {
    'zh-CN': '请在 "to" 中说明去向',
    en: 'Say in "to" where it goes',
  },
  reasonUnfit: {
    'zh-CN': '"reason" 应为文字',
    en: '"reason" is a text',
  },
  checklistUnfit: {
    'zh-CN': '"checklist" 应为已确认事项的列表，如 ["budget"]',
    en: '"checklist" lists the items that are ticked, such as ["budget"]',
  },
  dataUnfit: {
    'zh-CN': '"data" 应为一并填写的字段，如 {"budget": "100"}',
    en: '"data" gives fields to fill in along with it, such as {"budget": "100"}',
  },
  itemsMissing: {
    'zh-CN': '请在 "items" 中说明各事项是否已确认，如 {"budget": true}',
    en: 'Say in "items" what is ticked and what is not, such as {"budget": true}',
  },
  noSuchItem: {
    'zh-CN': '阶段“{stage}”没有事项“{item}”；有：{items}',
    en: 'The stage "{stage}" has no item "{item}"; it has: {items}',
  },
  notStaged: {
    'zh-CN': '{entity}没有阶段',
    en: '{entity} has no stages',
  },
  statusDerived: {
    'zh-CN': '“{field}”由阶段决定；请改阶段',
    en: '"{field}" follows from the stage; change the stage instead',
  },
  processDiffers: {
    'zh-CN': '“{process}”不适用于这条记录',
    en: '"{process}" does not apply to this record',
  },
  noProcessApplies: {
    'zh-CN': '没有适用于这条记录的流程；请选择一个，或请管理员放宽条件',
    en: 'No process applies to this record; choose one, or ask an administrator to widen the conditions',
  },
  processKept: {
    'zh-CN': '“{process}”的记录不能换流程',
    en: 'A record of "{process}" keeps its process',
  },
  processClosed: {
    'zh-CN': '已结束的记录不能换流程；请先重新打开',
    en: 'A closed record keeps its process; open it again first',
  },
  processEmptied: {
    'zh-CN': '流程不能清空',
    en: 'The process cannot be emptied',
  },
  stageWanted: {
    'zh-CN': '换到“{process}”时请说明到哪个阶段：{ways}',
    en: 'Say in which stage of "{process}" it goes on: {ways}',
  },
});
