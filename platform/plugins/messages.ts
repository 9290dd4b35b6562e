import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  unknownPlugin: {
    'zh-CN': '没有插件“{name}”；可用：{known}',
    en: 'There is no plugin "{name}"; there are: {known}',
  },
  forAdmins: {
    'zh-CN': '只有管理员能管理插件，请联系管理员',
    en: 'Only administrators manage plugins; ask one of them',
  },
  noFolder: {
    'zh-CN': '文件夹 {folder} 里没有 plugin.json；KEHU_PLUGINS 应列出插件文件夹',
    en: 'The folder {folder} holds no plugin.json; KEHU_PLUGINS takes folders of plugins',
  },
  notJson: { 'zh-CN': '不是有效的 JSON：{reason}', en: 'is no JSON: {reason}' },
  manifestWrong: { 'zh-CN': 'plugin.json 有误：', en: 'Its plugin.json is wrong:' },
  nameTaken: {
    'zh-CN': '已有另一个名为“{name}”的插件（{folder}），请改名',
    en: 'Another plugin is named "{name}" ({folder}); rename one of them',
  },
  wrongPlatform: {
    'zh-CN': '需要平台 {range}，这里是 {version}；请安装相配的版本',
    en: 'It needs platform {range}, and this is {version}; install a release of it that fits',
  },
  loadFailed: { 'zh-CN': '无法加载：{reason}', en: 'It cannot be loaded: {reason}' },
  startFailed: { 'zh-CN': '无法启动：{reason}', en: 'It cannot be started: {reason}' },
  noPluginExport: {
    'zh-CN': 'index 须导出 plugin：export const plugin = definePlugin({…})',
    en: 'its index must export plugin: export const plugin = definePlugin({…})',
  },
  codeMissing: {
    'zh-CN': 'plugin.json 声明了它，但代码没有提供',
    en: 'plugin.json names it, and the code does not provide it',
  },
  notDeclared: {
    'zh-CN': '代码提供了它，但 plugin.json 没有声明',
    en: 'the code provides it, and plugin.json does not name it',
  },
  pluginFailed: {
    'zh-CN': '插件“{plugin}”出错（{what}）；其他功能不受影响，请告诉管理员',
    en: 'The plugin "{plugin}" failed ({what}); everything else works on, tell an administrator',
  },
  pluginBroken: {
    'zh-CN': '插件“{plugin}”未能启动，因此“{what}”暂不可用；请告诉管理员',
    en: 'The plugin "{plugin}" could not start, so "{what}" is not available; tell an administrator',
  },
  settingsWrong: { 'zh-CN': '插件设置有误', en: 'The settings of the plugin are wrong' },
  settingsMissing: {
    'zh-CN': '请先填写：{names}',
    en: 'Fill in first: {names}',
  },
  secretText: {
    'zh-CN': '填写文本，或用 null 清除；不发送则保持不变',
    en: 'Give a text, or null to remove it; leave it out to keep it',
  },
  switchBody: {
    'zh-CN': '请发送 {"on": true} 或 {"on": false}',
    en: 'Send {"on": true} or {"on": false}',
  },
  inUse: {
    'zh-CN': '这些定义用到它的函数或字段类型：{uses}；请先修改它们',
    en: 'Its functions or field types are used by {uses}; change these first',
  },
});
