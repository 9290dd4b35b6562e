import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  packWrong: {
    'zh-CN': '“{name}”有 {count} 处错误，未安装；请逐条改正',
    en: '"{name}" has {count} mistakes and was not installed; mend them one by one',
  },
  packAbsent: {
    'zh-CN': '没有安装业务包“{name}”；已安装：{known}',
    en: 'No pack "{name}" is installed; there are: {known}',
  },
  noPending: {
    'zh-CN': 'KEHU_PACKS 的文件夹中没有“{name}”的新版本；请上传 zip，或检查文件夹',
    en: 'There is nothing newer of "{name}" in the folders of KEHU_PACKS; send a zip, or check the folder',
  },
  alreadyInForce: {
    'zh-CN': '“{name}”{version} 已经安装，内容完全相同',
    en: '"{name}" {version} is installed already, with the very same text',
  },
  older: {
    'zh-CN': '“{name}”已安装 {installed}，比 {version} 新；要回到旧版本，请恢复较早的发布版本',
    en: '"{name}" is installed in version {installed}, which is newer than {version}; to go back restore an earlier published version',
  },
  ofThePlatform: {
    'zh-CN': '“core”随平台一起升级，不能单独安装或卸载',
    en: '"core" belongs to the platform and comes along with it; it is neither installed nor removed by itself',
  },
  orgTaken: {
    'zh-CN': '本组织已有自己的定制，不能用另一份替换；请把导出文件改名（?name=）后作为业务包安装',
    en: 'The organisation has customised things itself, and that is not replaced; export the other under a name (?name=) and install it as a pack',
  },
  orgReserved: {
    'zh-CN': '“org”是本组织自己的定制，不能卸载；请在草稿中撤回修改',
    en: '"org" is what the organisation customised and cannot be removed; take changes back in a draft',
  },
  neededBy: {
    'zh-CN': '{others} 依赖“{name}”；请先卸载 {others}',
    en: '{others} needs "{name}"; uninstall {others} first',
  },
  collision: {
    'zh-CN': '“{one}”和“{other}”都修改 {target} 的“{path}”，值不同；请与作者商定由谁修改',
    en: '"{one}" and "{other}" both change "{path}" of {target}, and differently; agree with their authors on who of the two does',
  },
  bodyWanted: {
    'zh-CN':
      '请发送 zip（content-type: application/zip），或 JSON {"folder": "包名"}（采用 KEHU_PACKS 或插件的文件夹）或 {"text": "计划中的 text"}，可带 "answers" 和 "comment"',
    en: 'Send a zip (content-type: application/zip), or JSON: {"folder": "name"} for what lies in KEHU_PACKS or comes with a plugin, {"text": "…"} for what was planned, with "answers" and "comment" where there are any',
  },
  textGone: {
    'zh-CN': '没有这份内容；请重新上传并用 ?dryRun=1 计划',
    en: 'There is no such text; send the pack again with ?dryRun=1',
  },
  nameWrong: {
    'zh-CN': '导出的包名“{name}”不可用；用小写字母、数字和“-”，以字母开头',
    en: '"{name}" cannot be the name of an export; use small letters, digits and "-", beginning with a letter',
  },
  versionWrong: {
    'zh-CN': '版本“{version}”不是语义化版本；如 1.2.0',
    en: '"{version}" is no version; write 1.2.0',
  },
  seedsRefused: {
    'zh-CN': '“{name}”自带的记录没有通过检查，已恢复到安装之前',
    en: 'The records "{name}" brings along were refused; everything is as it was before',
  },
});
