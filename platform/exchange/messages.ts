import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  fileUnreadable: {
    'zh-CN': '无法读取文件 {file}，请检查路径和权限',
    en: 'The file {file} cannot be read; check the path and its permissions',
  },
  fileEmpty: {
    'zh-CN': '文件 {file} 是空的，第一行应为列标题',
    en: 'The file {file} is empty; its first line must hold the headings of the columns',
  },
  columnTwice: {
    'zh-CN': '列标题“{column}”出现了两次，请改名',
    en: 'The heading "{column}" stands over two columns; rename one',
  },
  csvBroken: {
    'zh-CN': '第 {line} 行附近不是合法的 CSV：{reason}',
    en: 'Near line {line} the file is no valid CSV: {reason}',
  },
  unknownField: {
    'zh-CN': '{entity} 没有字段“{field}”（{hint}）',
    en: '{entity} has no field "{field}" ({hint})',
  },
  unknownEntity: {
    'zh-CN': '没有名为“{entity}”的实体',
    en: 'There is no entity "{entity}"',
  },
  unknownColumn: {
    'zh-CN': '文件中没有列“{column}”（{hint}）',
    en: 'The file has no column "{column}" ({hint})',
  },
  fieldNotImportable: {
    'zh-CN': '字段“{field}”由系统填写或由子表组成，不能映射',
    en: 'The field "{field}" is filled by the system or made of child records and cannot be mapped',
  },
  hiddenKey: {
    'zh-CN': '您无权查看字段“{field}”，不能按它查找记录；请换一个字段',
    en: 'You may not see the field "{field}", so records are not found by it; choose another',
  },
  notChildren: {
    'zh-CN': '“{field}”不是明细字段',
    en: '"{field}" is not a children field',
  },
  noParts: {
    'zh-CN': '字段“{field}”没有“{part}”这一部分',
    en: 'The field "{field}" has no part "{part}"',
  },
  lookupNeedsReference: {
    'zh-CN': '字段“{field}”不引用其他记录，不能使用 lookup',
    en: 'The field "{field}" does not refer to records; remove "lookup"',
  },
  referenceNeedsLookup: {
    'zh-CN': '字段“{field}”引用其他记录，请用 lookup 说明按哪个字段查找，例如 {"by": "code"}',
    en: 'The field "{field}" refers to records; say by which field to find them, such as "lookup": {"by": "code"}',
  },
  lookupNeedsEntity: {
    'zh-CN': '字段“{field}”可以引用多种记录，请在 lookup 中写明 entity',
    en: 'The field "{field}" may refer to several entities; name one in "lookup"',
  },
  matchNotMapped: {
    'zh-CN': 'match 中的“{field}”没有映射',
    en: 'The field "{field}" of "match" is not mapped',
  },
  selfReferenceNeedsMatch: {
    'zh-CN': '字段“{field}”引用同一种记录，需要用 match 说明如何识别记录',
    en: 'The field "{field}" refers to records of the same import; say with "match" how to recognise them',
  },
  datePattern: {
    'zh-CN': '日期格式“{pattern}”应各含一次年、月、日，例如 M/D/YYYY',
    en: 'The date format "{pattern}" must say year, month and day once each, such as M/D/YYYY',
  },
  notANumber: {
    'zh-CN': '“{value}”不是数字',
    en: '"{value}" is not a number',
  },
  lookupMissing: {
    'zh-CN': '没有 {by} 为“{value}”的{entity}',
    en: 'There is no {entity} with {by} "{value}"',
  },
  lookupAmbiguous: {
    'zh-CN': '有多条{entity}的 {by} 为“{value}”',
    en: 'More than one {entity} has {by} "{value}"',
  },
  matchEmpty: {
    'zh-CN': '用于识别记录的字段“{field}”为空',
    en: 'The field "{field}", which recognises the record, is empty',
  },
  matchAmbiguous: {
    'zh-CN': '有多条记录与这一行匹配，无法判断更新哪一条',
    en: 'More than one record matches this row; it is not clear which to update',
  },
  matchNothing: {
    'zh-CN': '没有与这一行匹配的记录，且不允许新建',
    en: 'No record matches this row, and the map does not create any',
  },
  rowsScattered: {
    'zh-CN': '同一组的行不连续的超过 {limit} 行，请先按分组列排序',
    en: 'More than {limit} rows do not stand beside the others of their group; sort the file by the grouping columns',
  },
  rowsDisagree: {
    'zh-CN': '这一行写的是“{value}”，同一条记录的第一行却是“{first}”',
    en: 'This row says "{value}", but the first row of the same record says "{first}"',
  },
  cellsMissing: {
    'zh-CN': '这一行有 {found} 个单元格，应为 {expected} 个',
    en: 'The row has {found} cells instead of {expected}',
  },
});
