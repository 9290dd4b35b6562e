import { defineMessages } from '../kernel/text.ts';

export const messages = defineMessages({
  providerUnknown: {
    'zh-CN': '没有名为“{name}”的登录方式，或者它已停用',
    en: 'There is no way to sign in called "{name}", or it is switched off',
  },
  journeyExpired: {
    'zh-CN': '登录用时过长，或不是在这个浏览器开始的；请重新登录',
    en: 'Signing in took too long, or did not begin in this browser; sign in again',
  },
  noAccountHere: {
    'zh-CN': '您在这里还没有账号，请联系管理员',
    en: 'You have no account here; ask an administrator',
  },
  signInFailed: {
    'zh-CN': '用户名或密码不正确。请检查后重试，或请管理员发送新的邀请链接。',
    en: 'The username or the password is wrong. Check both, or ask an administrator for a new invitation link.',
  },
  tooManyAttempts: {
    'zh-CN': '登录失败次数过多，请在 {seconds} 秒后重试。',
    en: 'Too many failed sign-ins. Try again in {seconds} seconds.',
  },
  bodyInvalid: {
    'zh-CN': '请求内容不正确，请按下面的提示修改。',
    en: 'The request body is not right; see the places below.',
  },
  textExpected: {
    'zh-CN': '这里需要填写文字。',
    en: 'A text is needed here.',
  },
  textTooLong: {
    'zh-CN': '最多 {max} 个字。',
    en: 'At most {max} characters.',
  },
  textUnprintable: {
    'zh-CN': '包含无法显示的控制字符，请删去。',
    en: 'It holds control characters that cannot be printed; remove them.',
  },
  objectExpected: {
    'zh-CN': '这里需要一个 JSON 对象。',
    en: 'A JSON object is needed here.',
  },
  listExpected: {
    'zh-CN': '这里需要一个列表，最多 {max} 项。',
    en: 'A list of at most {max} entries is needed here.',
  },
  unknownMember: {
    'zh-CN': '没有名为“{name}”的内容。可用的有：{known}。',
    en: 'There is no member "{name}"; known are: {known}.',
  },
  timeZoneUnknown: {
    'zh-CN': '没有时区“{timeZone}”，请使用 IANA 名称，例如 Asia/Shanghai。',
    en: 'There is no time zone "{timeZone}"; use an IANA name such as Asia/Shanghai.',
  },
  usernameInvalid: {
    'zh-CN':
      '用户名“{username}”不可用：请用字母或数字开头和结尾，中间可用 . _ - @ +，最多 64 个字符，不含空格。',
    en: 'The username "{username}" cannot be used: begin and end with a letter or digit, use . _ - @ + between, no spaces, at most 64 characters.',
  },
  passwordRejected: {
    'zh-CN': '这个密码不能使用。',
    en: 'This password cannot be used.',
  },
  passwordTooShort: {
    'zh-CN': '密码至少需要 {min} 个字符。',
    en: 'A password has at least {min} characters.',
  },
  passwordTooLong: {
    'zh-CN': '密码最多 {max} 个字符。',
    en: 'A password has at most {max} characters.',
  },
  passwordIsUsername: {
    'zh-CN': '密码不能与用户名相同。',
    en: 'The password must differ from the username.',
  },
  passwordCommon: {
    'zh-CN': '这个密码太常见，容易被猜到。请换一个，例如几个不相关的词。',
    en: 'This password is among the first ones guessed. Choose another, for instance a few unrelated words.',
  },
  oldPasswordWrong: {
    'zh-CN': '原密码不正确。',
    en: 'The old password is wrong.',
  },
  setupDone: {
    'zh-CN':
      '系统已经完成初始设置。请登录；忘记管理员密码时，在服务器上运行 kehu user reset-password <用户名>。',
    en: 'This installation is already set up. Sign in; where the administrator’s password is lost, run "kehu user reset-password <username>" on the server.',
  },
  setupTokenWrong: {
    'zh-CN': '初始设置需要启动时在服务器控制台打印的令牌，请填入 token。',
    en: 'Setup needs the token that the server printed when it started; send it as "token".',
  },
  setupRejected: {
    'zh-CN': '初始设置的内容有误，没有保存任何数据，请按下面的提示修改。',
    en: 'The setup is not right and nothing has been saved; see the places below.',
  },
  currencyUnknown: {
    'zh-CN': '没有货币“{code}”，请使用三位货币代码，例如 CNY。',
    en: 'There is no currency "{code}"; use a three-letter code such as CNY.',
  },
  departmentUnknown: {
    'zh-CN': '没有部门“{name}”，请先在 departments 中列出它。',
    en: 'There is no department "{name}"; list it under "departments" first.',
  },
  belowItself: {
    'zh-CN': '“{name}”的上级链条又回到它自己，请修改其中一个上级。',
    en: '"{name}" stands below itself; change one of the superiors.',
  },
  departmentTwice: {
    'zh-CN': '部门“{name}”出现了两次，请改名或删去一个。',
    en: 'The department "{name}" is listed twice; rename or remove one.',
  },
  usernameTwice: {
    'zh-CN': '用户名“{username}”出现了两次，请修改其中一个。',
    en: 'The username "{username}" is listed twice; change one of them.',
  },
  invitationGone: {
    'zh-CN': '这个邀请链接已被使用、已过期或不存在。请管理员重新邀请。',
    en: 'This invitation link has been used, has expired or never existed. Ask an administrator for a new one.',
  },
  inviteeUnknown: {
    'zh-CN': '没有这个用户，请先在“用户”中新建，再邀请。',
    en: 'There is no such user. Create the user first, then invite.',
  },
  inviteeLeft: {
    'zh-CN': '用户“{username}”已离职，不能登录。请先把状态改为“在职”。',
    en: 'The user "{username}" has left and cannot sign in. Set the status to active first.',
  },
  adminOnly: {
    'zh-CN': '只有管理员可以这样做。',
    en: 'Only an administrator may do this.',
  },
  lastAdmin: {
    'zh-CN':
      '“{username}”是最后一位可以登录的管理员，不能取消其管理员角色、设为离职或删除。请先指定另一位管理员。',
    en: '"{username}" is the last administrator who can sign in, and cannot lose the role, be set to left or be deleted. Appoint another administrator first.',
  },
  sessionUnknown: {
    'zh-CN': '没有这个登录会话，它可能已经结束。',
    en: 'There is no such session; it may have ended already.',
  },
  userUnknown: {
    'zh-CN': '没有用户名为“{username}”的用户。',
    en: 'There is no user "{username}".',
  },
  numberExpected: {
    'zh-CN': '这里需要一个 {min} 到 {max} 的整数。',
    en: 'A whole number from {min} to {max} is needed here.',
  },
  flagExpected: { 'zh-CN': '这里需要 true 或 false。', en: 'true or false is needed here.' },
  passwordReused: {
    'zh-CN': '这个密码最近用过。最近 {count} 个密码不能再用，请换一个新的。',
    en: 'This password was used before. The last {count} cannot be chosen again; choose a new one.',
  },
  passwordWrong: { 'zh-CN': '密码不正确。', en: 'The password is wrong.' },
  policyRejected: { 'zh-CN': '登录规则没有保存。', en: 'The rules of signing in were not saved.' },
  roleUnknown: { 'zh-CN': '没有名为“{role}”的角色。', en: 'There is no role "{role}".' },
  codeNeeded: {
    'zh-CN': '请输入验证器应用中的 6 位验证码，或一个恢复码。',
    en: 'Enter the six digits of your authenticator app, or a recovery code.',
  },
  codeWrong: {
    'zh-CN': '验证码不正确或已经用过。请等下一个验证码再试，并检查手机时间是否准确。',
    en: 'The code is wrong or was used already. Wait for the next one, and check the clock of the phone.',
  },
  factorStands: {
    'zh-CN': '两步验证已经启用。要换手机，请先停用，再重新启用。',
    en: 'The second factor is set up already. For another phone, switch it off first and set it up again.',
  },
  factorMissing: { 'zh-CN': '两步验证没有启用。', en: 'There is no second factor to speak of.' },
  factorRequired: {
    'zh-CN': '公司要求您的角色使用两步验证，不能停用。',
    en: 'The company asks holders of your role for a second factor; it cannot be switched off.',
  },
  secondFactorNeeded: {
    'zh-CN': '公司要求您使用两步验证。请先在“个人设置”中启用，再继续。',
    en: 'The company asks you for a second factor. Set it up in your profile first, then go on.',
  },
  notWithKey: {
    'zh-CN': 'API 密钥不能用于账号设置。请登录后再操作。',
    en: 'An API key does not serve for the account itself; sign in for that.',
  },
  keyReadOnly: {
    'zh-CN': '这个 API 密钥只能读取，不能写入。',
    en: 'This API key only reads; nothing can be written with it.',
  },
  keyEntityUnknown: {
    'zh-CN': '没有实体“{entity}”。',
    en: 'There is no entity "{entity}".',
  },
  keyOperationUnknown: {
    'zh-CN': '没有操作“{operation}”，可用：{known}。',
    en: 'There is no operation "{operation}"; known are {known}.',
  },
  keyRejected: { 'zh-CN': 'API 密钥没有创建。', en: 'The API key was not made.' },
  keyUnknown: {
    'zh-CN': '没有这个 API 密钥，它可能已被撤销。',
    en: 'There is no such API key; it may be revoked already.',
  },
  tooManyKeys: {
    'zh-CN': '最多 {max} 个 API 密钥，请先撤销不用的。',
    en: 'There are {max} API keys at most; revoke one that is not used.',
  },
  handoverToSelf: {
    'zh-CN': '不能交接给本人，请选择另一位同事。',
    en: 'Records cannot be handed to the same person; choose somebody else.',
  },
  handoverToGone: {
    'zh-CN': '接收人不存在或已离职，请选择在职的同事。',
    en: 'Whoever takes over is not there or has left; choose somebody who works here.',
  },
  handoverRejected: { 'zh-CN': '没有交接。', en: 'Nothing was handed over.' },
  noGrantRoles: {
    'zh-CN': '您无权授予或收回角色；请联系有此权限的人',
    en: 'You may not grant or take roles; ask somebody who may',
  },
  grantsMore: {
    'zh-CN': '角色“{role}”的权限比您自己的多，不能由您授予',
    en: 'The role "{role}" gives more than you have yourself, so you cannot grant it',
  },
  viewAsNoRight: {
    'zh-CN': '您没有以他人身份查看的权限，请联系管理员',
    en: 'You may not view the product as somebody else; ask an administrator',
  },
  viewAsUnknown: {
    'zh-CN': '这位用户不存在或已离职',
    en: 'This user is not there or has left',
  },
  viewAsSelf: { 'zh-CN': '这就是您自己', en: 'This is you yourself' },
  viewAsMore: {
    'zh-CN': '{user}的角色“{role}”能看到您看不到的内容，您不能以其身份查看',
    en: 'The role "{role}" of {user} shows what you may not see yourself, so you cannot view as this person',
  },
  viewingReadOnly: {
    'zh-CN': '您正以{user}的身份查看，只能看，不能改；结束查看后再操作',
    en: 'You are viewing as {user}: nothing can be changed. End viewing, then do it as yourself',
  },
  viewingNoAccount: {
    'zh-CN': '以{user}的身份查看时，不能查看或更改登录方式、密钥与两步验证',
    en: 'While viewing as {user}, sign-in, keys and second factors are out of reach',
  },
  viewingOver: {
    'zh-CN': '以他人身份查看的时间已到，请结束查看',
    en: 'The time for viewing as somebody else is over; end viewing',
  },
});
