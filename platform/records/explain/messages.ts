import { defineMessages } from '../../kernel/text.ts';

export const messages = defineMessages({
  explainOthers: {
    'zh-CN': '查看他人权限的原因需要“explain”权限；您可以查看自己的',
    en: 'Explaining what others may do needs the right explain; you may ask about yourself',
  },
  unknownUser: {
    'zh-CN': '没有“{user}”这个用户；请填写用户名或标识',
    en: 'There is no user "{user}"; give the username or the id',
  },
  explainWhat: {
    'zh-CN': '不能解释“{operation}”；可用：{allowed}',
    en: '"{operation}" cannot be explained; there are {allowed}',
  },
  whatIfShape: {
    'zh-CN': '请发送 {"user": "用户名", "roles": ["角色"]}',
    en: 'send {"user": "username", "roles": ["role"]}',
  },
  unknownRole: { 'zh-CN': '没有角色“{role}”', en: 'There is no role "{role}"' },
});

/** The sentences of an explanation. */
export const words = defineMessages({
  noRole: { 'zh-CN': '没有任何角色', en: 'There is no role' },
  allowed: {
    'zh-CN': '{user}可以{operation}：角色“{role}”（{why}）',
    en: '{user} may {operation} it: by the role {role} ({why})',
  },
  allowedRecords: {
    'zh-CN': '{user}可以{operation}部分记录：{why}',
    en: '{user} may {operation} some records: {why}',
  },
  refused: { 'zh-CN': '{user}不能{operation}：{why}', en: '{user} may not {operation} it: {why}' },
  given: { 'zh-CN': '“{role}”：{why}', en: '{role}: {why}' },
  scopeNone: { 'zh-CN': '该角色不给此权限', en: 'the role does not give it' },
  scopeMisses: { 'zh-CN': '记录不在范围“{scope}”内', en: 'the record is outside its scope, {scope}' },
  scopeHolds: { 'zh-CN': '范围：{scope}', en: 'scope: {scope}' },
  owner: { 'zh-CN': '本人是负责人', en: 'the person is the owner' },
  team: { 'zh-CN': '本人是团队成员', en: 'the person is on the team' },
  delegation: { 'zh-CN': '负责人委托给了本人', en: 'the owner delegated it to the person' },
  share: { 'zh-CN': '记录已共享给本人', en: 'the record is shared with the person' },
  sharing: { 'zh-CN': '共享规则“{rule}”', en: 'the sharing rule {rule}' },
  restriction: { 'zh-CN': '限制规则“{rule}”不允许', en: 'the restriction {rule} holds it back' },
  read: { 'zh-CN': '该角色看不到这条记录', en: 'the role does not see the record' },
  all: { 'zh-CN': '全部', en: 'all records' },
  none: { 'zh-CN': '无', en: 'none' },
  own: { 'zh-CN': '自己的', en: 'own records' },
  department: { 'zh-CN': '本部门', en: 'records of the department' },
  departmentAndBelow: { 'zh-CN': '本部门及下级', en: 'records of the department and below' },
  subordinates: { 'zh-CN': '自己和下属的', en: 'own records and those of people below' },
  parent: { 'zh-CN': '与所属单据相同', en: 'as the record it belongs to' },
  condition: { 'zh-CN': '条件 {condition}', en: 'records where {condition}' },
  readOnlyField: { 'zh-CN': '此字段只读', en: 'the field is read-only' },
  computedField: { 'zh-CN': '此字段由系统计算', en: 'the field is computed' },
  systemField: { 'zh-CN': '此字段由系统维护', en: 'the system keeps this field' },
  fieldByRole: {
    'zh-CN': '您的角色不允许修改此字段',
    en: 'no role that reaches the record writes the field',
  },
  fieldHidden: { 'zh-CN': '角色不允许查看此字段', en: 'no role that reaches the record shows the field' },
  fieldMasked: { 'zh-CN': '角色只允许知道此字段有值', en: 'the roles show only that there is a value' },
  hiddenNow: { 'zh-CN': '按条件此时不显示', en: 'hidden by its condition now' },
  readOnlyNow: { 'zh-CN': '按条件此时只读', en: 'read-only by its condition now' },
  requiredNow: { 'zh-CN': '按条件此时必填', en: 'required by its condition now' },
  required: { 'zh-CN': '必填字段', en: 'the field is required' },
  recordRefused: { 'zh-CN': '无权修改这条记录', en: 'the record may not be changed' },
});
