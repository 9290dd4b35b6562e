import { defineMessages } from '../../kernel/text.ts';

export const changeSetMessages = defineMessages({
  notAChangeSet: {
    'zh-CN': '内容不是变更集；请用 kehu changeset export 或 GET /api/changesets 得到的文件',
    en: 'This is no change set; send what kehu changeset export or GET /api/changesets gives',
  },
  drifted: {
    'zh-CN':
      '此处已有 {count} 处与变更集的出发点不同，未作任何修改；请查看后修改变更集，或加 despiteDrift=1（命令行：--despite-drift）仍然应用',
    en: 'Here {count} things are not as the change set found them where it was made; nothing was changed: look at them, or apply it all the same with despiteDrift=1 (on the command line --despite-drift)',
  },
  driftAt: {
    'zh-CN': '此处现为 {found}，变更集的出发点是 {was}',
    en: 'here it is {found}, where the change set was made it was {was}',
  },
  packsDiffer: {
    'zh-CN': '此处的 {pack} 是 {found}，变更集基于 {was}',
    en: '{pack} is {found} here; the change set was made over {was}',
  },
  nothing: {
    'zh-CN': '两个版本之间没有可带走的修改；请选其他版本',
    en: 'Between these versions there is nothing to take along; choose others',
  },
  nothingNew: {
    'zh-CN': '变更集里的一切在此处已是如此',
    en: 'Everything the change set says is so already',
  },
  noSuchChange: {
    'zh-CN': '这些版本之间没有改动 {place}；有改动的是：{known}',
    en: 'Nothing changed at {place} between these versions; there are changes of: {known}',
  },
});
