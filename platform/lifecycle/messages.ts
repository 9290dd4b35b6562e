import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  mayNotCustomise: {
    'zh-CN': '您没有定制系统的权限（customise）；请联系系统管理员',
    en: 'You lack the right to customise (customise); ask a system administrator',
  },
  overtaken: {
    'zh-CN': '其他人正在不断发布；请稍后重试',
    en: 'Others keep publishing at the same time; try again in a moment',
  },
  draftAbsent: {
    'zh-CN': '没有这份草稿，或它已发布或删除；请刷新草稿列表',
    en: 'There is no such draft, or it was published or deleted; reload the list of drafts',
  },
  draftChanged: {
    'zh-CN': '这份草稿刚被他人修改；请刷新后重做您的修改',
    en: 'Somebody else has just changed this draft; reload it and make your change again',
  },
  draftEmpty: {
    'zh-CN': '草稿没有任何修改；请先修改再发布',
    en: 'The draft changes nothing; change something before publishing it',
  },
  draftTaken: {
    'zh-CN': '要新建的 {count} 处已经存在；请换一个键名，或修改已有的',
    en: '{count} of what is to be new is there already; choose another key, or change what is there',
  },
  placeTaken: {
    'zh-CN': '“{path}”已经存在',
    en: '"{path}" is there already',
  },
  draftWrong: {
    'zh-CN': '草稿中有 {count} 处错误，未发布；请逐条改正',
    en: 'The draft has {count} mistakes and was not published; mend them one by one',
  },
  draftStale: {
    'zh-CN': '草稿建立之后，其他人改了同样的 {count} 处，未发布；请查看现值后重新修改',
    en: 'Since the draft was made others changed {count} of the same things; it was not published: look at what stands there now and change it again',
  },
  stalePath: {
    'zh-CN': '{author} 在版本 {version} 中也改了这里',
    en: '{author} changed this too, in version {version}',
  },
  bodyWrong: {
    'zh-CN': '请求内容不正确；请按说明改正',
    en: 'The body is not as this call wants it; mend what is named',
  },
  versionAbsent: {
    'zh-CN': '没有版本 {number}；请从版本列表中选择',
    en: 'There is no version {number}; choose one from the list of versions',
  },
  versionInForce: {
    'zh-CN': '版本 {number} 就是当前版本，无需恢复',
    en: 'Version {number} is the one in force; there is nothing to restore',
  },
  noVersionYet: {
    'zh-CN': '当时（{moment}）还没有任何版本；请选更晚的时间',
    en: 'Nothing was published yet at {moment}; choose a later moment',
  },
  momentWrong: {
    'zh-CN': '“{moment}”不是时间；请写成 2026-03-11T09:00:00+08:00',
    en: '"{moment}" is no moment; write 2026-03-11T09:00:00+08:00',
  },
  revisionWrong: {
    'zh-CN': 'If-Match “{match}”不是草稿的修订号；请写成 "3"',
    en: 'If-Match {match} is no revision of a draft; write "3"',
  },
  numberWrong: {
    'zh-CN': '{name} 必须是 {min} 到 {max} 之间的整数',
    en: '{name} must be a whole number from {min} to {max}',
  },
  wrongMember: { 'zh-CN': '{expected}', en: '{expected}' },
});
