import { defineTexts } from '../../language/language.tsx';

/** What people call the operations of the log. */
export const OPERATION_NAMES = defineTexts({
  create: { 'zh-CN': '新建', en: 'Created' },
  update: { 'zh-CN': '修改', en: 'Changed' },
  delete: { 'zh-CN': '删除', en: 'Deleted' },
  restore: { 'zh-CN': '恢复', en: 'Restored' },
  export: { 'zh-CN': '导出', en: 'Exported' },
  signedIn: { 'zh-CN': '登录', en: 'Signed in' },
  signInFailed: { 'zh-CN': '登录失败', en: 'Sign-in failed' },
  signedOut: { 'zh-CN': '退出登录', en: 'Signed out' },
  sessionEnded: { 'zh-CN': '结束登录', en: 'Session ended' },
  passwordChanged: { 'zh-CN': '修改密码', en: 'Password changed' },
  invited: { 'zh-CN': '邀请', en: 'Invited' },
  invitationAccepted: { 'zh-CN': '接受邀请', en: 'Invitation accepted' },
  setUp: { 'zh-CN': '初始设置', en: 'Set up' },
  exportLog: { 'zh-CN': '导出操作日志', en: 'Log exported' },
  viewed: { 'zh-CN': '管理员查看', en: 'Viewed by an administrator' },
  snapshot: { 'zh-CN': '每日快照', en: 'Daily snapshot' },
  viewedList: { 'zh-CN': '管理员查看列表', en: 'List viewed by an administrator' },
  viewAsStarted: { 'zh-CN': '开始以他人身份查看', en: 'Began to view as somebody else' },
  viewAsEnded: { 'zh-CN': '结束以他人身份查看', en: 'Stopped viewing as somebody else' },
  secondFactorEnabled: { 'zh-CN': '启用两步验证', en: 'Second factor set up' },
  secondFactorDisabled: { 'zh-CN': '停用两步验证', en: 'Second factor switched off' },
  secondFactorReset: { 'zh-CN': '重置两步验证', en: 'Second factor reset' },
  recoveryCodesRenewed: { 'zh-CN': '更换恢复码', en: 'Recovery codes renewed' },
  recoveryCodeUsed: { 'zh-CN': '使用恢复码', en: 'Recovery code used' },
  keyMade: { 'zh-CN': '新建 API 密钥', en: 'API key made' },
  keyRevoked: { 'zh-CN': '撤销 API 密钥', en: 'API key revoked' },
  handedOver: { 'zh-CN': '交接记录', en: 'Records handed over' },
  accessEnded: { 'zh-CN': '离职停用', en: 'Access ended' },
  signInPolicyChanged: { 'zh-CN': '修改登录规则', en: 'Sign-in rules changed' },
  logArchived: { 'zh-CN': '归档操作日志', en: 'Log archived' },
  logChangeRefused: { 'zh-CN': '试图改动操作日志（已拒绝）', en: 'Tried to change the log (refused)' },
});

export type KnownOperation = keyof typeof OPERATION_NAMES;

export function isKnownOperation(operation: string): operation is KnownOperation {
  return Object.hasOwn(OPERATION_NAMES, operation);
}
