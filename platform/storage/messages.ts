import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  notUnique: {
    'zh-CN': '已有相同的{entity}；请换一个值，或打开已有的记录',
    en: 'There is already a record of {entity} with this value; choose another value or open that record',
  },
  taken: { 'zh-CN': '{field}的值已被使用', en: 'This value of {field} is already taken' },
  missingReference: {
    'zh-CN': '{entity}引用的记录不存在；请重新选择',
    en: 'A record that {entity} refers to does not exist; choose another one',
  },
  noSuchTarget: { 'zh-CN': '{field}指向的记录不存在', en: '{field} points at a record that does not exist' },
  incomplete: {
    'zh-CN': '{entity}不完整；请填写必填项',
    en: '{entity} is incomplete; fill in what is required',
  },
  empty: { 'zh-CN': '{field}必须填写', en: '{field} is required' },
  numberTooLarge: {
    'zh-CN': '数字超出可存储的范围；请输入较小的数字',
    en: 'A number is outside the range that can be stored; enter a smaller one',
  },
  badText: {
    'zh-CN': '文字中含有无法存储的字符（空字符）；请删除后重试',
    en: 'The text holds a character that cannot be stored (null byte); remove it and try again',
  },
  badValue: { 'zh-CN': '有一个值的格式不正确；请检查', en: 'A value has the wrong form; check it' },
  busy: {
    'zh-CN': '同时有其他人在修改这些数据；请重试',
    en: 'Others are changing this data at the same time; try again',
  },
  oldServer: {
    'zh-CN': '数据库是 PostgreSQL {version}；需要 15 或更高版本，请升级或更换 DATABASE_URL',
    en: 'The database is PostgreSQL {version}; 15 or newer is needed: upgrade it or change DATABASE_URL',
  },
  newerSchema: {
    'zh-CN': '数据库由更新版本的 Kehu 使用过（系统结构 {found}，本版本为 {known}）；请使用更新的版本',
    en: 'A newer Kehu has used this database (system schema {found}, this one knows {known}); use the newer version',
  },
  notUtf8: {
    'zh-CN': '数据库编码是 {encoding}；需要 UTF8，请以 UTF8 重建数据库',
    en: 'The database encoding is {encoding}; UTF8 is needed: create the database again with UTF8',
  },
  noIcu: {
    'zh-CN': '数据库不支持 ICU 排序规则；请使用带 ICU 的 PostgreSQL',
    en: 'The database server has no ICU collations; use a PostgreSQL built with ICU',
  },
  duplicatesBlockKey: {
    'zh-CN': '{entity}的{fields}中已有重复值，无法设为唯一；请先合并或修改重复的记录',
    en: '{fields} of {entity} has duplicate values and cannot be made unique; merge or change those records first',
  },
  blockedByTransaction: {
    'zh-CN': '表 {table} 被其他事务占用，无法更改结构；请结束该事务后重新启动',
    en: 'Table {table} is held by another transaction and cannot be changed; end that transaction and start again',
  },
  contentMissing: {
    'zh-CN': '文件“{name}”的内容不在数据文件夹中；请管理员从备份恢复',
    en: 'The content of "{name}" is not in the data folder; ask an administrator to restore it from a backup',
  },
  fileTooLarge: {
    'zh-CN': '文件超过 {megabytes} MB；请上传较小的文件',
    en: 'The file is larger than {megabytes} MB; upload a smaller one',
  },
  tookTooLong: {
    'zh-CN': '数据库未能及时完成，已停止；请缩小范围，或稍后重试',
    en: 'The database did not get there in time and was stopped; ask for less, or try again later',
  },
  valueTooLong: {
    'zh-CN': '有一个值太长，无法建立索引；请缩短',
    en: 'A value is too long to be looked up by; shorten it',
  },
  badCursor: {
    'zh-CN': '分页游标与此查询不符；请从第一页重新开始',
    en: 'The cursor does not belong to this query; start again from the first page',
  },
  logAltered: {
    'zh-CN': '操作日志第 {first} 至 {last} 行与封印不符，未归档；请运行 kehu log verify 查明',
    en: 'Rows {first} to {last} of the operation log do not agree with their seal and were not archived; run "kehu log verify"',
  },
});
