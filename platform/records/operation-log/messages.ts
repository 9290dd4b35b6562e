import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  logForAdmins: {
    'zh-CN': '只有管理员可以查看操作日志；单条记录的历史见该记录的时间线',
    en: 'Only administrators may see the operation log; the history of a record stands in its timeline',
  },
  logNeverDeleted: {
    'zh-CN': '操作日志不能修改或删除，任何人都不行；旧日志可用 kehu log archive 归档',
    en: 'Nobody may change or delete what stands in the operation log; "kehu log archive" moves old rows to a file',
  },
  badLogParameter: {
    'zh-CN': '参数“{name}”不正确，应为{expected}',
    en: 'The parameter "{name}" is not right; expected {expected}',
  },
  verifying: {
    'zh-CN': '正在核对操作日志，请稍候再看结果',
    en: 'The operation log is being verified; look at the result in a moment',
  },
});
