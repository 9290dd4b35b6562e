import { defineMessages, type Message } from '../kernel/text.ts';
import type { LocalText } from '../kernel/text.ts';

export const messages = defineMessages({
  invalidRecord: {
    'zh-CN': '{entity}未保存，请修改标出的内容',
    en: '{entity} was not saved; correct what is marked',
  },
  notAnObject: {
    'zh-CN': '应为 JSON 对象，例如 {"name": "值"}',
    en: 'must be a JSON object such as {"field": value}',
  },
  notAList: { 'zh-CN': '应为列表', en: 'must be a list' },
  unknownField: {
    'zh-CN': '{entity}没有字段 {field}',
    en: '{entity} has no field "{field}"',
  },
  unknownFieldNear: {
    'zh-CN': '{entity}没有字段 {field}；是否指 {near}？',
    en: '{entity} has no field "{field}"; did you mean "{near}"?',
  },
  systemField: {
    'zh-CN': '{field}由系统填写，请从请求中去掉',
    en: '{field} is filled in by the system; leave it out',
  },
  computedField: {
    'zh-CN': '{field}由系统计算，不能写入；请从提交的数据中去掉',
    en: '{field} is computed and cannot be written; leave it out',
  },
  readOnlyField: { 'zh-CN': '{field}为只读，不能修改', en: '{field} is read-only and cannot be changed' },
  readOnlyNow: {
    'zh-CN': '{field}在当前状态下为只读，不能修改',
    en: '{field} is read-only in the present state of the record',
  },
  hiddenNow: {
    'zh-CN': '{field}在当前状态下不适用，请不要填写',
    en: '{field} does not apply in the present state of the record; leave it empty',
  },
  fieldDenied: { 'zh-CN': '您无权修改{field}', en: 'You may not change {field}' },
  handOverDenied: {
    'zh-CN': '您无权{operation}这条{entity}，不能修改{field}；请联系有此权限的人',
    en: 'You may not {operation} this record of {entity}, so you cannot change {field}; ask somebody who may',
  },
  requiredDenied: {
    'zh-CN': '{field}必须填写，但您的角色无权填写；请联系管理员设置默认值或权限',
    en: '{field} is required, but your roles may not fill it in; ask an administrator for a default or the right',
  },
  required: { 'zh-CN': '{field}必须填写', en: '{field} is required' },
  noSuchRecord: {
    'zh-CN': '{field}指向的{target}不存在或已删除，请重新选择',
    en: '{field} points at a record of {target} that does not exist or is deleted; choose another',
  },
  retiredOption: {
    'zh-CN': '{field}的选项 {option} 已停用，请选择其他选项',
    en: 'The option "{option}" of {field} is retired; choose another',
  },
  treeCycle: {
    'zh-CN': '{field}不能是记录自己或它的下级',
    en: '{field} cannot be the record itself or one below it',
  },
  unknownChild: {
    'zh-CN': '这一行的 id 不属于该记录；新行请不要给出 id',
    en: 'The id of this row does not belong to the record; leave the id out for a new row',
  },
  otherParent: {
    'zh-CN': '这一行属于它所在的记录；请去掉该字段',
    en: 'The row belongs to the record it stands in; leave this field out',
  },
  childTwice: { 'zh-CN': '同一行出现了两次', en: 'The same row appears twice' },
  tooManyRelated: {
    'zh-CN': '规则要检查的{entity}超过 {limit} 条；请改用汇总字段',
    en: 'a rule looks at more than {limit} records of {entity}; use a roll-up field instead',
  },
  tooManyChildren: { 'zh-CN': '最多 {limit} 行', en: 'takes at most {limit} rows' },
  rateMissing: {
    'zh-CN': '没有 {currency} 在 {date} 的汇率，请先录入汇率',
    en: 'There is no exchange rate of {currency} on {date}; enter one first',
  },
  reasonRequired: {
    'zh-CN': '需要说明原因：请在请求头 Kehu-Reasons 中按规则名给出原因',
    en: 'A reason is needed: give one by rule name in the header Kehu-Reasons',
  },
  notFound: {
    'zh-CN': '{entity} {id} 不存在或已删除',
    en: 'There is no {entity} {id}, or it is deleted',
  },
  badId: { 'zh-CN': '“{id}”不是记录 id', en: '"{id}" is not a record id' },
  denied: {
    'zh-CN': '您无权{operation}{entity}',
    en: 'You may not {operation} records of {entity}',
  },
  writtenByPlatform: {
    'zh-CN': '{entity}由系统写入，不能手工新建、修改或删除',
    en: 'Records of {entity} are written by the platform; nobody makes, changes or deletes them by hand',
  },
  metadataDenied: {
    'zh-CN': '只有管理员可以查看元数据；您需要的部分在 /api/model',
    en: 'Only administrators read the metadata; the part you need is at /api/model',
  },
  referredByUnseen: {
    'zh-CN': '被您无权查看的记录引用',
    en: 'records you may not see refer to it',
  },
  stale: {
    'zh-CN': '该记录在您打开之后已被他人修改；请查看差异后重试',
    en: 'Somebody changed the record after you opened it; look at the differences and try again',
  },
  badVersion: {
    'zh-CN': 'If-Match 应为记录的版本号，例如 "3"',
    en: 'If-Match must be the version of the record, such as "3"',
  },
  stillReferred: {
    'zh-CN': '{entity}仍被其他记录引用，不能删除；请先删除或改掉这些引用',
    en: '{entity} is still referred to and cannot be deleted; delete or change those references first',
  },
  referredBy: {
    'zh-CN': '{count} 条{entity}的{field}指向它',
    en: '{count} records of {entity} point at it by {field}',
  },
  noRecycleBin: {
    'zh-CN': '{entity}不进回收站，删除后不能还原',
    en: '{entity} has no recycle bin; what is deleted cannot be restored',
  },
  isDeleted: {
    'zh-CN': '{entity} 在回收站中，请先还原',
    en: '{entity} is in the recycle bin; restore it first',
  },
  notDeleted: { 'zh-CN': '{entity} 不在回收站中', en: '{entity} is not in the recycle bin' },
  keyTaken: {
    'zh-CN': '{field}的值已被“{title}”使用',
    en: 'This value of {field} is already used by "{title}"',
  },
  parentDeleted: {
    'zh-CN': '上级记录“{title}”仍在回收站中，请先还原它',
    en: 'The record it belongs to ("{title}") is still in the recycle bin; restore that first',
  },
  restoreClash: {
    'zh-CN': '无法还原：唯一值已被其他记录占用',
    en: 'It cannot be restored, because a unique value is in use by another record',
  },
  badExpression: {
    'zh-CN': '{parameter} 无法使用，请按提示修改表达式',
    en: '"{parameter}" cannot be used; correct the expression',
  },
  notFilterable: {
    'zh-CN': '不能按{field}筛选、排序或汇总',
    en: 'Records cannot be filtered, sorted or grouped by {field}',
  },
  tooManyFields: { 'zh-CN': '最多 {limit} 个字段', en: '"fields" takes at most {limit} names' },
  childrenTooFar: {
    'zh-CN': '{field}：明细只能直接读取，不能经由引用',
    en: '"{field}": children can be read of the record itself only, not over a reference',
  },
  badParameter: {
    'zh-CN': '参数 {name} 不正确；应为 {expected}',
    en: 'The parameter "{name}" is wrong; give {expected}',
  },
  unknownParameter: {
    'zh-CN': '没有参数 {name}；可用：{allowed}',
    en: 'There is no parameter "{name}"; there are: {allowed}',
  },
  badCursor: {
    'zh-CN': 'cursor 与此查询不符，请从第一页重新开始',
    en: 'The cursor does not belong to this query; start again from the first page',
  },
  unknownView: {
    'zh-CN': '{entity}没有视图 {view}',
    en: '{entity} has no view "{view}"',
  },
  unknownRelation: {
    'zh-CN': '{entity}没有关联 {relation}；可用：{allowed}',
    en: '{entity} has no relation "{relation}"; there are: {allowed}',
  },
  unknownNode: { 'zh-CN': '没有 {kind} {name}', en: 'There is no {kind} "{name}"' },
  unknownNodeNear: {
    'zh-CN': '没有 {kind} {name}；是否指 {near}？',
    en: 'There is no {kind} "{name}"; did you mean "{near}"?',
  },
  badQuery: { 'zh-CN': '查询不正确', en: 'The query is wrong' },
  nameTwice: { 'zh-CN': '名称 {name} 重复', en: 'The name "{name}" is used twice' },
  notMeasurable: {
    'zh-CN': '{fn} 不能用于这种值；sum、avg 需要数值',
    en: '"{fn}" cannot be computed of this kind of value; sum and avg need numbers',
  },
  notADate: { 'zh-CN': '按 {by} 分组的字段须为日期', en: 'Grouping by "{by}" needs a date' },
  unknownSort: {
    'zh-CN': '不能按 {name} 排序；可用：{allowed}',
    en: 'Cannot sort by "{name}"; there are: {allowed}',
  },
  badOperation: {
    'zh-CN': '操作应为 create、update、delete 或 upsert，并带有所需的 id、key、data',
    en: 'An operation is create, update, delete or upsert, with the id, key and data it needs',
  },
  tooManyOperations: {
    'zh-CN': '一次最多 {limit} 个操作，收到 {count} 个；请分批提交',
    en: 'A batch takes at most {limit} operations, got {count}; send several',
  },
  batchFailed: {
    'zh-CN': '批量操作中有 {count} 个未通过，全部未保存',
    en: '{count} operations of the batch failed; nothing was saved',
  },
  badKey: {
    'zh-CN': 'key 应为可唯一识别记录的字段名，例如 "code"',
    en: '"key" names the fields that identify a record, such as "code"',
  },
  keyValueMissing: {
    'zh-CN': '按 {field} 匹配，但没有给出该字段的值',
    en: 'Records are matched by {field}, but its value is missing',
  },
  keyAmbiguous: {
    'zh-CN': '有多条记录符合这个 key',
    en: 'Several records match this key',
  },
  notMultipart: {
    'zh-CN': '请以 multipart/form-data 上传一个文件',
    en: 'Send one file as multipart/form-data',
  },
  noFile: { 'zh-CN': '请求中没有文件', en: 'The request holds no file' },
  badMultipart: {
    'zh-CN': 'multipart/form-data 的内容不完整或格式不正确',
    en: 'The multipart/form-data body is incomplete or malformed',
  },
  badReasons: {
    'zh-CN': 'Kehu-Reasons 应为百分号编码的 JSON 对象，例如 {"规则": "原因"}',
    en: 'Kehu-Reasons must be a percent-encoded JSON object such as {"rule": "text"}',
  },
  keyReused: {
    'zh-CN': '同一个 Idempotency-Key 已用于另一个请求，请换一个',
    en: 'This Idempotency-Key was used for another request; choose a new one',
  },
  keyInUse: {
    'zh-CN': '同一个 Idempotency-Key 的请求正在处理，请稍后重试',
    en: 'A request with this Idempotency-Key is still running; try again later',
  },
  badIdempotencyKey: {
    'zh-CN': 'Idempotency-Key 应为 1 到 200 个可见字符',
    en: 'Idempotency-Key takes 1 to 200 visible characters',
  },
});

/** The same message about a named field: `{field} takes at most 40 characters`. */
export function aboutField(label: LocalText, message: Message): Message {
  const { code, text, parameters } = message;
  return {
    code,
    text: { 'zh-CN': `{field}${text['zh-CN']}`, en: `{field} ${text.en}` },
    parameters: { ...parameters, field: label },
  };
}
