import { defineMessages } from '../kernel/text.ts';

/** What is wrong in a scenario, and what came of running one. */
export const messages = defineMessages({
  nothingToDo: {
    'zh-CN': '场景没有步骤；请写 steps，或用 provedBy 指出浏览器测试',
    en: 'the scenario has no steps; write "steps", or name the browser test in "provedBy"',
  },
  nameTwice: {
    'zh-CN': '同一个包中已有场景“{name}”（{other}）；请改名',
    en: 'the pack has a scenario "{name}" already ({other}); rename one of them',
  },
  notATenant: {
    'zh-CN': 'given 中没有名为“{name}”的另一套安装（tenant）',
    en: '"given" has no further installation (tenant) called "{name}"',
  },
  notAPack: {
    'zh-CN': '“{name}”不是包：请写 given 中的包，或 exportPack 步骤的名称',
    en: '"{name}" is no pack: name one of "given", or an exportPack step',
  },
  unknownEntity: {
    'zh-CN': '没有实体“{name}”{hint}',
    en: 'there is no entity "{name}"{hint}',
  },
  unknownField: {
    'zh-CN': '实体“{entity}”没有字段“{name}”{hint}',
    en: 'the entity "{entity}" has no field "{name}"{hint}',
  },
  unknownGiven: {
    'zh-CN': '“{name}”既不在 given 中，也不是此前步骤的名称{hint}',
    en: '"{name}" is neither in "given" nor an earlier step{hint}',
  },
  unknownUser: {
    'zh-CN': 'given 中没有用户“{name}”{hint}；另可用 admin、nobody',
    en: 'there is no user "{name}" in "given"{hint}; there are "admin" and "nobody" too',
  },
  unknownRole: { 'zh-CN': '没有角色“{name}”{hint}', en: 'there is no role "{name}"{hint}' },
  unknownView: { 'zh-CN': '没有视图“{name}”{hint}', en: 'there is no view "{name}"{hint}' },
  unknownOption: {
    'zh-CN': '字段“{field}”没有选项“{name}”{hint}',
    en: 'the field "{field}" has no option "{name}"{hint}',
  },
  unknownRule: {
    'zh-CN': '实体“{entity}”没有规则“{name}”{hint}',
    en: 'the entity "{entity}" has no rule "{name}"{hint}',
  },
  wrongEntity: {
    'zh-CN': '此处需要“{wanted}”的记录，“{name}”是“{found}”',
    en: 'this takes a record of "{wanted}"; "{name}" is one of "{found}"',
  },
  notARecord: {
    'zh-CN': '“{name}”不是记录；请写一条记录的名称',
    en: '"{name}" is not a record; write the name of one',
  },
  givenCycle: {
    'zh-CN': 'given 相互引用：{cycle}；请把其中一个引用放到步骤中',
    en: 'these refer to each other in a circle: {cycle}; set one of the references in a step',
  },
  reservedName: {
    'zh-CN': '名称“{name}”另有含义；请改名',
    en: 'the name "{name}" has a meaning of its own; choose another',
  },
  nameTaken: {
    'zh-CN': '名称“{name}”已在 given 或此前的步骤中使用；请改名',
    en: 'the name "{name}" is used in "given" or by an earlier step already; choose another',
  },
  notTaken: {
    'zh-CN': '“{kind}”步骤不用“{name}”（可用：{known}）',
    en: 'a step of kind "{kind}" does not take "{name}" (it takes: {known})',
  },
  needed: {
    'zh-CN': '“{kind}”步骤需要“{name}”',
    en: 'a step of kind "{kind}" needs "{name}"',
  },
  takesKeyedRows: {
    'zh-CN': '“{name}”的明细请写成键值对，如 {"first": {…}}',
    en: 'write the line items of "{name}" as a keyed map: {"first": {…}}',
  },
  holdsNeedsEntity: {
    'zh-CN': 'holds 只用于回答一条记录的步骤；请用 values 或 rows',
    en: '"holds" looks at one record; this step answers none: use "values" or "rows"',
  },
  browserTestMissing: {
    'zh-CN': '没有文件 {file}',
    en: 'there is no file {file}',
  },
  expected: {
    'zh-CN': '{what}：应为 {expected}，实为 {found}',
    en: '{what}: expected {expected}, found {found}',
  },
  refusedInstead: {
    'zh-CN': '应成功，却被拒绝：{found}',
    en: 'expected to succeed, found refused: {found}',
  },
  succeededInstead: {
    'zh-CN': '应被拒绝（{expected}），却成功了（{status}）',
    en: 'expected refused ({expected}), found it succeeded ({status})',
  },
  brokeDown: {
    'zh-CN': '服务器出错（{status}）：{found}',
    en: 'the server broke down ({status}): {found}',
  },
  couldNotRun: {
    'zh-CN': '无法继续运行：{reason}',
    en: 'the run broke off: {reason}',
  },
  doesNotHold: {
    'zh-CN': '条件不成立：{condition}；其中 {values}',
    en: 'this does not hold: {condition}; where {values}',
  },
  notOneRecord: {
    'zh-CN': '筛选 {filter} 应恰好找到一条记录，实为 {count} 条',
    en: 'the filter {filter} has to find exactly one record, found {count}',
  },
  unknownPart: {
    'zh-CN': '“{path}”不在此前的回答中',
    en: 'no earlier answer has "{path}"',
  },
  passesAlready: {
    'zh-CN': '标为等待 {capabilities}，却已通过；请删除 waitsFor',
    en: 'marked as waiting for {capabilities}, but it passes; take "waitsFor" away',
  },
  stepPassesAlready: {
    'zh-CN': '步骤标为等待 {capabilities}，却已通过；请从该步骤删除 waitsFor',
    en: 'the step is marked as waiting for {capabilities}, but it passes; take "waitsFor" away from it',
  },
});
