import { defineMessages } from '../kernel/text.ts';

/** What can be wrong with a value; the code is part of the HTTP contract. */
export const valueMessages = defineMessages({
  wrongType: { 'zh-CN': '类型不对，应为{expected}', en: 'has the wrong type; send {expected}' },
  tooLong: { 'zh-CN': '最多 {limit} 个字符，请缩短', en: 'takes at most {limit} characters; shorten it' },
  tooShort: { 'zh-CN': '至少 {limit} 个字符', en: 'needs at least {limit} characters' },
  notMatching: { 'zh-CN': '格式不符合要求：{pattern}', en: 'does not have the required form {pattern}' },
  tooSmall: { 'zh-CN': '不能小于 {limit}', en: 'must be at least {limit}' },
  tooLarge: { 'zh-CN': '不能大于 {limit}', en: 'must be at most {limit}' },
  tooManyDecimals: {
    'zh-CN': '最多 {limit} 位小数，请先四舍五入',
    en: 'takes at most {limit} decimals; round it first',
  },
  tooManyDigits: {
    'zh-CN': '整数部分最多 {limit} 位',
    en: 'takes at most {limit} digits before the decimal point',
  },
  notDecimal: {
    'zh-CN': '不是数字，请写成 "1234.50"',
    en: 'is not a number; write it like "1234.50"',
  },
  unknownOption: {
    'zh-CN': '没有这个选项（或已停用）；可用：{allowed}',
    en: 'is not an option (or is retired); allowed: {allowed}',
  },
  tooMany: { 'zh-CN': '最多 {limit} 项', en: 'takes at most {limit} items' },
  tooFew: { 'zh-CN': '至少 {limit} 项', en: 'needs at least {limit} items' },
  repeated: { 'zh-CN': '有重复项', en: 'holds the same item twice' },
  missingPart: { 'zh-CN': '缺少 {part}', en: 'lacks "{part}"' },
  unknownPart: { 'zh-CN': '没有 {part} 这一项，请去掉', en: 'has no part "{part}"; remove it' },
  notText: {
    'zh-CN': '含有无法保存的字符（空字符或残缺的 Unicode 字符），请去掉',
    en: 'holds characters that cannot be stored (null or broken Unicode); remove them',
  },
  notId: {
    'zh-CN': '不是记录的标识，请给出记录的 id 或 {"id": …}',
    en: 'is not a record id; send the id of a record or {"id": …}',
  },
  notDate: {
    'zh-CN': '不是有效日期，请写成 2026-03-11',
    en: 'is not a valid date; write it like 2026-03-11',
  },
  notDateTime: {
    'zh-CN': '不是有效时间，请写成 2026-03-11T09:00:00+08:00',
    en: 'is not a valid moment; write it like 2026-03-11T09:00:00Z, with an offset',
  },
  notTime: { 'zh-CN': '不是有效时刻，请写成 09:30', en: 'is not a valid time; write it like 09:30' },
  notEmail: {
    'zh-CN': '不是有效的邮箱地址，请写成 name@example.com',
    en: 'is not a valid e-mail address; write it like name@example.com',
  },
  notPhone: {
    'zh-CN': '不是有效的电话号码，请写成 +86 10 8888 8888',
    en: 'is not a valid phone number; write it like +86 10 8888 8888',
  },
  notUrl: {
    'zh-CN': '不是有效的网址，只接受 http、https、mailto、tel',
    en: 'is not a valid link; only http, https, mailto and tel are accepted',
  },
  notColour: { 'zh-CN': '不是颜色，请写成 #1677ff', en: 'is not a colour; write it like #1677ff' },
  tooDeep: { 'zh-CN': '嵌套超过 {limit} 层', en: 'is nested deeper than {limit} levels' },
  tooBig: { 'zh-CN': '超过 {limit} 个字符', en: 'is larger than {limit} characters' },
  notJson: {
    'zh-CN': '不是 JSON，请检查括号和引号',
    en: 'is not JSON; check the brackets and quotes',
  },
  wrongValue: { 'zh-CN': '不符合要求（{rule}）', en: 'does not satisfy the rule "{rule}"' },
});

/** Why a cell of an imported file could not be read. */
export const cellMessages = defineMessages({
  notNumber: { 'zh-CN': '“{cell}”不是数字', en: '"{cell}" is not a number' },
  notInteger: { 'zh-CN': '“{cell}”不是整数', en: '"{cell}" is not a whole number' },
  notBoolean: { 'zh-CN': '“{cell}”不是“是”或“否”', en: '"{cell}" is neither yes nor no' },
  notDate: {
    'zh-CN': '“{cell}”不是日期；请写成 {format}，或在导入时指定日期格式',
    en: '"{cell}" is not a date; write it as {format}, or give the import a date format',
  },
  notTime: { 'zh-CN': '“{cell}”不是时刻；请写成 09:30', en: '"{cell}" is not a time; write it like 09:30' },
  notDuration: {
    'zh-CN': '“{cell}”不是时长；请写成 1:30:00',
    en: '"{cell}" is not a duration; write it like 1:30:00',
  },
  noOption: { 'zh-CN': '没有“{cell}”这个选项', en: 'there is no option "{cell}"' },
  noOptionNear: {
    'zh-CN': '没有“{cell}”这个选项；是否指“{near}”？',
    en: 'there is no option "{cell}"; did you mean "{near}"?',
  },
  notId: {
    'zh-CN': '“{cell}”不是记录标识；请在导入时指定按哪个字段查找',
    en: '"{cell}" is not a record id; tell the import which field to look it up by',
  },
  notReadable: { 'zh-CN': '这种字段不能从单元格读入', en: 'this field cannot be read from a cell' },
  notJson: { 'zh-CN': '“{cell}”不是 JSON', en: '"{cell}" is not JSON' },
});

/** What can be wrong with a field's parameters. */
export const specMessages = defineMessages({
  fieldTypeTaken: {
    'zh-CN': '已有名为 {name} 的字段类型，请改名',
    en: 'There is a field type named "{name}" already; rename this one',
  },
  rollupValue: {
    'zh-CN': 'count 不写 field、value 和 result；其他汇总（{measure}）写 field，或写 value 和 result',
    en: 'count takes neither field, value nor result; other measures ({measure}) take field, or value and result',
  },
  minimumOverMaximum: {
    'zh-CN': '{low}（{lowValue}）大于 {high}（{highValue}）；请提高 {high}',
    en: '"{low}" ({lowValue}) is above "{high}" ({highValue}); raise "{high}"',
  },
  scaleOverPrecision: {
    'zh-CN': 'scale（{scale}）大于 precision（{precision}）；请提高 precision',
    en: '"scale" ({scale}) is above "precision" ({precision}); raise "precision"',
  },
  boundNotDecimal: {
    'zh-CN': '{name}（{value}）放不进 {precision} 位、{scale} 位小数的数',
    en: '"{name}" ({value}) does not fit {precision} digits with {scale} decimals; change it or raise them',
  },
  unsafePattern: {
    'zh-CN': 'pattern {pattern} 不可用：{reason}',
    en: 'the pattern {pattern} cannot be used: {reason}',
  },
  beyondInteger: {
    'zh-CN': '{name}（{value}）超出 32 位整数；请设 "big": true',
    en: '"{name}" ({value}) does not fit 32 bits; say "big": true',
  },
  optionsMissing: {
    'zh-CN': '没有选项；请给出 choices 或 options',
    en: 'has no options; give "choices" or "options"',
  },
  noTarget: { 'zh-CN': 'to 是空的；请至少写一个实体', en: '"to" is empty; name at least one entity' },
  clearRequired: {
    'zh-CN': '必填的引用不能用 "onDelete": "clear"；请改为 restrict 或 cascade',
    en: 'a required reference cannot say "onDelete": "clear"; use restrict or cascade',
  },
  numberNotDefaulted: {
    'zh-CN': '自动编号不能有 default；请去掉',
    en: 'an autoNumber makes its own values; remove "default"',
  },
  numberPattern: { 'zh-CN': 'pattern {pattern}：{reason}', en: 'the pattern {pattern}: {reason}' },
});
