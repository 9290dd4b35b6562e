import { defineMessages } from '../kernel/text.ts';

/** What commands of `kehu` say. */
export const messages = defineMessages({
  packRight: {
    'zh-CN':
      '{name} {version} 正确：{entities} 个实体，{nodes} 个其他节点，{records} 条记录，{scenarios} 个场景',
    en: '{name} {version} is right: {entities} entities, {nodes} other nodes, {records} records, {scenarios} scenarios',
  },
  scenarioPassed: { 'zh-CN': '通过  {name}  {ms} 毫秒', en: 'passed   {name}  {ms} ms' },
  scenarioFailed: {
    'zh-CN': '失败  {name}（{label}）\n      {file} › {at}\n      {reason}',
    en: 'FAILED   {name} ({label})\n         {file} › {at}\n         {reason}',
  },
  scenarioWaiting: {
    'zh-CN': '等待  {name}：{capabilities}\n      {at}：{reason}',
    en: 'waiting  {name}: {capabilities}\n         {at}: {reason}',
  },
  scenarioElsewhere: {
    'zh-CN': '界面  {name}：由 {file} 证明',
    en: 'screen   {name}: proved by {file}',
  },
  scenarioCounts: {
    'zh-CN': '场景：{passed} 通过，{failed} 失败，{waiting} 等待，{elsewhere} 由浏览器测试证明；{seconds} 秒',
    en: 'scenarios: {passed} passed, {failed} failed, {waiting} waiting, {elsewhere} proved by browser tests; {seconds} s',
  },
  noSuchScenario: {
    'zh-CN': '没有场景“{name}”；可用：{known}',
    en: 'there is no scenario "{name}"; there are: {known}',
  },
  importUsage: {
    'zh-CN': '用法：kehu import 文件.csv --entity 实体 --map 映射.json [--as 用户名] [--errors 错误.csv]',
    en: 'call it as: kehu import books.csv --entity book --map books.map.json [--as anna] [--errors failed.csv]',
  },
  importCounts: {
    'zh-CN':
      '{rows} 行：新建 {created}，更新 {updated}，未变 {unchanged}，失败 {failed}；{seconds} 秒，每秒 {rate} 行',
    en: '{rows} rows: {created} created, {updated} updated, {unchanged} unchanged, {failed} failed; {seconds} s, {rate} rows/s',
  },
  importErrors: {
    'zh-CN': '失败的行及原因见 {file}，改正后可直接再次导入',
    en: 'The rows that failed, with the reasons, are in {file}; correct them there and import that file',
  },
  usernameNeeded: {
    'zh-CN': '请写出用户名，如 kehu user reset-password anna',
    en: 'say whose: kehu user reset-password anna',
  },
  resetLink: {
    'zh-CN': '请 {username} 打开下面的链接设置新密码。链接只能用一次，{expires} 前有效：\n{url}',
    en: 'Let {username} open this link and choose a new password. It works once, until {expires}:\n{url}',
  },
  foldersNeeded: {
    'zh-CN': '请写出要检查的包文件夹，如 kehu pack check metadata/crm',
    en: 'say which folders to check: kehu pack check metadata/crm',
  },
  collision: {
    'zh-CN':
      '{source}：{target} 的“{path}”原为 {was}，现为 {found}，补丁改为 {to}；请与另一包的作者商定，或更新补丁的 was',
    en: '{source}: "{path}" of {target} was {was}, is {found}, the patch sets {to}; agree with whoever set it, or bring "was" up to date',
  },
  rollupsRebuilt: {
    'zh-CN': '已重新计算 {count} 条记录的汇总',
    en: 'computed the roll-ups of {count} records anew',
  },
  rollupsRight: { 'zh-CN': '所有汇总都正确', en: 'all roll-ups are right' },
  rollupsWrong: {
    'zh-CN': '{count} 条记录的汇总不正确；请运行 kehu db rebuild-rollups',
    en: 'the roll-ups of {count} records are wrong; run "kehu db rebuild-rollups"',
  },
  schemaAgrees: {
    'zh-CN': '数据库与模型一致（{count} 个实体）',
    en: 'the database agrees with the Model ({count} entities)',
  },
  schemaDiffers: {
    'zh-CN': '数据库与模型有 {count} 处不一致；“missing”由下次启动补上，其余请由数据库管理员恢复',
    en: 'the database differs from the Model in {count} places; the next start makes what is missing, the rest is for whoever changed the database by hand',
  },
});
