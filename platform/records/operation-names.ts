import type { Operation } from '../access/access.ts';
import type { LocalText } from '../kernel/text.ts';

/** What people call the operations, for "you may not … records of …". */
export const operationNames: Readonly<Record<Operation, LocalText>> = {
  create: { 'zh-CN': '新建', en: 'create' },
  read: { 'zh-CN': '查看', en: 'see' },
  update: { 'zh-CN': '修改', en: 'change' },
  delete: { 'zh-CN': '删除', en: 'delete' },
  export: { 'zh-CN': '导出', en: 'export' },
  import: { 'zh-CN': '导入', en: 'import' },
  print: { 'zh-CN': '打印', en: 'print' },
  merge: { 'zh-CN': '合并', en: 'merge' },
  assign: { 'zh-CN': '转交', en: 'reassign' },
  share: { 'zh-CN': '共享', en: 'share' },
  approve: { 'zh-CN': '审批', en: 'approve' },
  bulk: { 'zh-CN': '批量修改', en: 'change many' },
};
