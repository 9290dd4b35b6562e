import { defineMessages } from '../kernel/text.ts';

/** What the commands of `kehu pack` say. */
export const packMessages = defineMessages({
  oneNeeded: {
    'zh-CN': '请写出一个包文件夹或 zip，如 {command} packs/museum',
    en: 'say which pack, a folder or a zip: {command} packs/museum',
  },
  twoNeeded: {
    'zh-CN': '请写出两个版本，如 kehu pack diff museum-1.0.0.zip packs/museum',
    en: 'say which two versions: kehu pack diff museum-1.0.0.zip packs/museum',
  },
  nameNeeded: {
    'zh-CN': '请写出包名（小写字母、数字和“-”，以字母开头），如 kehu pack new museum',
    en: 'say what it is called, in small letters, digits and "-": kehu pack new museum',
  },
  folderTaken: {
    'zh-CN': '{folder} 已存在；请换一个名称，或用 --in 指定别的文件夹',
    en: '{folder} is there already; choose another name, or another place by --in',
  },
  made: {
    'zh-CN': '{folder} 已建好（{files} 个文件）；接下来：kehu pack check {folder}，kehu pack test {folder}',
    en: '{folder} is made ({files} files); next: kehu pack check {folder}, kehu pack test {folder}',
  },
  leftOut: {
    'zh-CN': '没有包含（属于其他包、其作者已去掉的节点）：{nodes}',
    en: 'Left out, since they belong to other packs, whose vendors took them away: {nodes}',
  },
  built: { 'zh-CN': '{file}  {bytes} 字节  sha256 {hash}', en: '{file}  {bytes} bytes  sha256 {hash}' },
  sameText: { 'zh-CN': '两个版本内容相同', en: 'the two read the same' },
  againstOne: {
    'zh-CN': '--against 一次只检查一个包',
    en: '--against checks one pack at a time',
  },
  otherPack: {
    'zh-CN': '--against 指向的是“{other}”，不是“{name}”；请给出同一个包的上一版本',
    en: '--against is "{other}", not "{name}"; give the last release of the same pack',
  },
  deserves: {
    'zh-CN': '与 {released} 相比：{bump} 变化，版本应至少为 {version}，现为 {given}',
    en: 'against {released}: a {bump} change, which deserves at least {version}; it says {given}',
  },
  unchanged: { 'zh-CN': '与 {released} 相比没有变化', en: 'nothing differs from {released}' },
  tooSmall: {
    'zh-CN': '版本号太小；请在 pack.json 中改为 {version}',
    en: 'the version is too small; write {version} in pack.json',
  },
  vanished: {
    'zh-CN':
      '{target}：{path} 消失了；若已改名，请在新键上写 renamedFrom；若不再需要，请先在一个版本中标 "deprecated": true',
    en: '{target}: {path} vanishes; where it has another key now, name the earlier one there in "renamedFrom"; where it is to go, say "deprecated": true for a version first',
  },
  patchesCollide: {
    'zh-CN': '{target} 的“{path}”：{one} 改为 {oneTo}，{other} 改为 {otherTo}；请与另一包的作者商定由谁改',
    en: '"{path}" of {target}: {one} sets {oneTo}, {other} sets {otherTo}; agree on who of the two says it',
  },
  whichNeeded: {
    'zh-CN': '请写出包名，如 kehu pack {command} museum',
    en: 'say which pack: kehu pack {command} museum',
  },
  published: {
    'zh-CN': '{name} {version} 已生效（版本 {number}）',
    en: '{name} {version} is in force (version {number})',
  },
  uninstalled: {
    'zh-CN': '{name} 已卸载（版本 {number}），数据保留',
    en: '{name} is uninstalled (version {number}); its data stays',
  },
  notInstalled: {
    'zh-CN': '“{name}”尚未安装；请用 kehu pack install',
    en: '"{name}" is not installed; use kehu pack install',
  },
  pending: {
    'zh-CN': '{name} {version} 在文件夹中等待（{state}）；用 kehu pack install 采用',
    en: '{name} {version} waits in its folder ({state}); kehu pack install takes it',
  },
  answersWanted: {
    'zh-CN': '{file} 应为 JSON 对象：问题的 id 对应答案，如 --dry-run 所示',
    en: '{file} must be a JSON object: the answer by the id of its question, as --dry-run tells them',
  },
  passed: {
    'zh-CN': '{name} {version} 在文件夹中，比已安装的旧；要回退请恢复以前发布的版本',
    en: '{name} {version} lies in its folder, older than what is installed; to go back restore an earlier published version',
  },
  planConflict: { 'zh-CN': '双方都改了  {at}', en: 'both changed  {at}' },
  planDeprecated: { 'zh-CN': '已被去除，仍在使用，保留  {at}', en: 'taken away, in use and kept  {at}' },
  planQuestion: {
    'zh-CN': '待回答  {id}\n        {message}\n        {choices}',
    en: 'to answer  {id}\n           {message}\n           {choices}',
  },
  planFollowed: {
    'zh-CN': '随改名更新  {at}：{was} → {to}',
    en: 'follows    {at}: {was} → {to}',
  },
  planCounts: {
    'zh-CN':
      '{kind} {name} {version}：{automatic} 处自动变更，{conflicts} 处双方都改，{questions} 个问题，{ddl} 处数据表变更',
    en: '{kind} {name} {version}: {automatic} automatic changes, {conflicts} changed by both, {questions} questions, {ddl} changes of tables',
  },
  coverage: {
    'zh-CN':
      '{pack} 已验证：校验 {validations}，阶段流转 {transitions}，按钮 {actions}，权限 {rights}，字段权限 {fields}',
    en: '{pack} proves: validations {validations}, moves between stages {transitions}, actions {actions}, rights {rights}, rights on fields {fields}',
  },
  unproved: { 'zh-CN': '  没有场景验证：{names}', en: '  no scenario proves: {names}' },
});
