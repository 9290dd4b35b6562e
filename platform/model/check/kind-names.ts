import type { LocalText } from '../../kernel/text.ts';
import type { NodeKind } from '../layers/node.ts';

/** What messages call the kinds of nodes. */
export const kindNames: Readonly<Record<NodeKind, LocalText>> = {
  entity: { 'zh-CN': '实体', en: 'entity' },
  choices: { 'zh-CN': '选项集', en: 'choices' },
  classification: { 'zh-CN': '分类方案', en: 'classification' },
  form: { 'zh-CN': '表单', en: 'form' },
  view: { 'zh-CN': '视图', en: 'view' },
  page: { 'zh-CN': '页面', en: 'page' },
  app: { 'zh-CN': '应用', en: 'app' },
  role: { 'zh-CN': '角色', en: 'role' },
  sharing: { 'zh-CN': '共享规则', en: 'sharing rule' },
  snapshot: { 'zh-CN': '快照', en: 'snapshot' },
  restriction: { 'zh-CN': '限制规则', en: 'restriction' },
  duplicateRule: { 'zh-CN': '查重规则', en: 'duplicate rule' },
  action: { 'zh-CN': '操作', en: 'action' },
  conversion: { 'zh-CN': '转换', en: 'conversion' },
  process: { 'zh-CN': '流程', en: 'process' },
};
