import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  ownerGone: {
    'zh-CN': '任务的发起人已不能登录',
    en: 'Whoever asked for this job may not sign in any more',
  },
  unexpected: {
    'zh-CN': '发生意外错误，详情见服务器日志（任务 {id}）',
    en: 'An unexpected error; the server’s log says more (job {id})',
  },
  workersEnded: {
    'zh-CN': '执行此任务的进程已连续 {count} 次中断，不再重试',
    en: 'The process that did this job ended {count} times in a row; it is not tried again',
  },
  noHandler: {
    'zh-CN': '本系统没有任务类型“{kind}”；可能是插件已停用',
    en: 'Nothing here does jobs of the kind "{kind}"; its plugin may be switched off',
  },
  otherWaits: {
    'zh-CN': '同样的任务已在等待，由它继续',
    en: 'The same job is waiting already and goes on in its place',
  },
  jobNotFound: { 'zh-CN': '没有这个任务', en: 'There is no such job' },
  notCancellable: {
    'zh-CN': '任务已经结束或正在取消',
    en: 'The job has ended, or is being cancelled already',
  },
  notRetryable: {
    'zh-CN': '只能重试失败、已取消或等待重试的任务',
    en: 'Only a job that failed, was cancelled, or waits for its next attempt can be tried again',
  },
  unknownParameter: {
    'zh-CN': '任务列表没有参数 {name}；可用：state、kind、mine、limit、cursor',
    en: 'The list of jobs has no parameter "{name}"; there are: state, kind, mine, limit, cursor',
  },
  badLimit: {
    'zh-CN': '参数 limit 不正确；应为 1 到 {most} 的整数',
    en: 'The parameter "limit" is wrong; give a whole number from 1 to {most}',
  },
  badCursor: {
    'zh-CN': 'cursor 不是任务列表给出的，请从第一页重新开始',
    en: 'The cursor is none of the list of jobs; start again from the first page',
  },
  badKind: { 'zh-CN': '参数 kind 只能出现一次', en: 'Give the parameter "kind" once' },
  badState: {
    'zh-CN': '参数 state 不正确；可用（逗号分隔）：{states}',
    en: 'The parameter "state" is wrong; it takes, comma-separated: {states}',
  },
});
