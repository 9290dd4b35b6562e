import { defineMessages } from '../../kernel/text.ts';

/** What a change means for records that are there. */
export const dataMessages = defineMessages({
  missingValue: {
    'zh-CN': '{count} 条记录没有{field}；给出一个值填入，或保持为空，直到下次保存时填写',
    en: '{count} records have no {field}; give a value to fill in, or leave them until somebody saves them next',
  },
  retiredOption: {
    'zh-CN': '{count} 条记录的{field}是停用的选项“{option}”；保留，或改为其他选项',
    en: 'In {count} records {field} is the retired option "{option}"; keep it, or choose the option that replaces it',
  },
  goneOption: {
    'zh-CN': '{count} 条记录的{field}是不再存在的选项“{option}”；请选择替代的选项，或清空',
    en: 'In {count} records {field} is "{option}", which is no longer an option; choose the one that replaces it, or empty them',
  },
  goneStage: {
    'zh-CN': '“{process}”的 {count} 条记录处在阶段“{stage}”，不能删除它；请先移走这些记录，或停用该阶段',
    en: '{count} records of "{process}" are in the stage "{stage}", which cannot be deleted; move them first, or retire the stage',
  },
  goneProcess: {
    'zh-CN': '{count} 条记录按“{process}”进行，不能删除它；请先让它们换流程，或停用该流程',
    en: '{count} records follow "{process}", which cannot be deleted; change their process first, or retire it',
  },
  renamedStage: {
    'zh-CN': '“{process}”的阶段键 {from} 改为 {to}：处在其中的 {count} 条记录和全部阶段记录随之更改',
    en: 'The stage {from} of "{process}" is called {to} now: the {count} records in it follow, and so does all of the history',
  },
  renamedProcess: {
    'zh-CN': '流程键 {from} 改为 {to}：按它进行的 {count} 条记录和全部阶段记录随之更改',
    en: 'The process {from} is called {to} now: the {count} records that follow it do, and so does all of the history',
  },
  otherCategory: {
    'zh-CN': '“{process}”的 {count} 条记录处在阶段“{stage}”，它们的状态会变；请另建一个阶段并停用此阶段',
    en: '{count} records of "{process}" are in the stage "{stage}" and their status would change; make another stage and retire this one',
  },
  retiredStage: {
    'zh-CN': '“{process}”的 {count} 条记录处在停用的阶段“{stage}”；它们留在那里，可以离开，不再有新的进入',
    en: '{count} records of "{process}" are in the retired stage "{stage}"; they stay and may leave it, none enters it any more',
  },
  outsideBounds: {
    'zh-CN': '{count} 条记录的{field}不符合新的限制（{rule}）；它们保持不变，下次保存时须改正',
    en: 'In {count} records {field} breaks the new limit ({rule}); they stay as they are until they are saved next',
  },
  notMatching: {
    'zh-CN': '{count} 条记录的{field}不符合新的格式 {rule}；它们保持不变，下次保存时须改正',
    en: 'In {count} records {field} does not match {rule}; they stay as they are until they are saved next',
  },
  duplicates: {
    'zh-CN': '{count} 个值的{field}不止一条记录使用；先改正这些记录，才能设为唯一',
    en: '{count} values of {field} are used by more than one record; change these records before it can be unique',
  },
  notConvertible: {
    'zh-CN': '{count} 条记录的{field}不能转换为{type}，{fitting} 条可以；给出它们的值，或留空（原值保留）',
    en: '{field} of {count} records cannot become {type}, {fitting} can; give their values, or leave them empty (the old values are kept)',
  },
  converted: {
    'zh-CN': '{fitting} 条记录的{field}转换为{type}；原值保留',
    en: '{field} of {fitting} records becomes {type}; the old values are kept',
  },
  brokenValidation: {
    'zh-CN': '{count} 条记录违反“{rule}”；它们保持不变，下次保存时须改正',
    en: '{count} records break "{rule}"; they stay as they are until they are saved next',
  },
  returningValues: {
    'zh-CN': '{count} 条记录的{field}恢复为改动以前的值',
    en: '{field} of {count} records returns to what it was before the change',
  },
});

/** What may be answered. */
export const answerMessages = defineMessages({
  keep: { 'zh-CN': '保持不变', en: 'Leave as it is' },
  empty: { 'zh-CN': '清空（原值保留，可恢复）', en: 'Empty (kept for the way back)' },
  value: { 'zh-CN': '填入一个值', en: 'Fill in a value' },
  values: { 'zh-CN': '逐个给出值', en: 'Give a value for each' },
  unanswered: {
    'zh-CN': '还有 {count} 个问题没有可用的回答，先回答再发布',
    en: '{count} questions have no usable answer; answer them before publishing',
  },
  unusableAnswer: {
    'zh-CN': '问题 {question} 的回答无效；可用的回答：{choices}',
    en: 'The answer to {question} is not one of its choices; use {choices}',
  },
  unusableValue: {
    'zh-CN': '问题 {question}：{field}不能是这个值；请给出符合该字段的值',
    en: 'The answer to {question} is no value {field} takes; give one that fits the field',
  },
});
