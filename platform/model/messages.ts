import { defineMessages, type LocalText } from '../kernel/text.ts';

const NO_HINT: LocalText = { 'zh-CN': '', en: '' };

/** A did-you-mean as the parameter `{hint}` of a message; empty where nothing is near. */
export function hint(name: string | undefined): LocalText {
  return name === undefined ? NO_HINT : { 'zh-CN': `；是否应为“${name}”？`, en: `; did you mean "${name}"?` };
}

/** What is wrong with a metadata file by itself. Every text says what to do. */
export const messages = defineMessages({
  metadataWrong: {
    'zh-CN': '元数据有 {count} 处错误',
    en: 'The metadata cannot be used; mistakes found: {count}',
  },
  notJson: {
    'zh-CN': '第 {line} 行第 {column} 列不是有效的 JSON：{reason}',
    en: 'line {line}, column {column} is not JSON: {reason}',
  },
  duplicateKey: {
    'zh-CN': '第 {line} 行第 {column} 列：键“{key}”在第 {firstLine} 行已出现；请删除其一',
    en: 'line {line}, column {column}: the key "{key}" stands on line {firstLine} already; delete one of them',
  },
  notText: {
    'zh-CN': '文件不是 UTF-8 文本；业务包只含文本，请移走该文件或另存为 UTF-8',
    en: 'this is no UTF-8 text; packs hold text only, move the file elsewhere or save it as UTF-8',
  },
  vocabularyNewer: {
    'zh-CN': '此包按词汇 {written} 编写，本平台只认识到 {known}；请升级平台，或安装此包的较早版本',
    en: 'the pack is written in vocabulary {written}, this platform knows up to {known}; upgrade the platform or install an earlier version of the pack',
  },
  packMissing: {
    'zh-CN': '找不到 pack.json；请检查文件夹路径，或新建 pack.json',
    en: 'there is no pack.json; check the path of the folder, or write one',
  },
  packNameDiffers: {
    'zh-CN': '包名“{name}”与文件夹名“{folder}”不同；请改其一',
    en: 'the pack is called "{name}" but its folder "{folder}"; rename one of them',
  },
  unknownKind: {
    'zh-CN': '文件名中的种类“{kind}”未知{hint}；可用：{known}（如 book.entity.json）',
    en: 'the file name says the unknown kind "{kind}"{hint} (known: {known}; as in book.entity.json)',
  },
  nameDiffers: {
    'zh-CN': '名称“{name}”与文件名不符；请把文件改名为 {file}，或修改名称',
    en: 'the name "{name}" is not that of the file; rename the file to {file}, or change the name',
  },
  nodeTwice: {
    'zh-CN': '{other} 中已有同名的同类节点；请改名或删除其一',
    en: '{other} has a node of this kind and name already; rename or delete one of them',
  },
  unknownProperty: {
    'zh-CN': '属性“{name}”未知{hint}（可用：{known}）',
    en: 'the property "{name}" is unknown{hint} (known: {known})',
  },
  missingProperty: {
    'zh-CN': '缺少属性“{name}”；请补上。{purpose}',
    en: 'the property "{name}" is missing; add it. {purpose}',
  },
  missingTag: {
    'zh-CN': '缺少属性“{name}”；请补上，可用：{known}',
    en: 'the property "{name}" is missing; add it (known: {known})',
  },
  languageMissing: {
    'zh-CN': '缺少语言“{language}”的文字；请补上',
    en: 'the text in the language "{language}" is missing; add it',
  },
  wrongType: {
    'zh-CN': '此处应为 {expected}，而不是 {given}',
    en: 'this takes a value of type {expected}, not {given}',
  },
  notOneOf: {
    'zh-CN': '“{value}”不可用{hint}（可用：{allowed}）',
    en: '"{value}" is not possible here{hint} (possible: {allowed})',
  },
  notExactlyOne: {
    'zh-CN': '以下属性必须且只能写一个：{names}',
    en: 'write exactly one of these properties: {names}',
  },
  wrongForm: {
    'zh-CN': '{value} 的写法不正确。{purpose}',
    en: '{value} is not written as this property wants it. {purpose}',
  },
  wrongName: {
    'zh-CN': '名称“{name}”不可用{hint}；名称以小写字母开头，只含字母和数字',
    en: 'the name "{name}" is not possible{hint}; names begin with a small letter and hold letters and digits only',
  },
  empty: { 'zh-CN': '此处不能为空', en: 'this must not be empty; write something or leave the property out' },
  tooMany: { 'zh-CN': '最多 {max} 项；请删去多余的', en: 'at most {max} entries; delete the others' },
  itemTwice: { 'zh-CN': '列表中有重复项；请删除', en: 'an item stands twice; delete one of them' },
  tooLong: { 'zh-CN': '最长 {max} 个字符；请缩短', en: 'at most {max} characters; shorten it' },
  tooSmall: {
    'zh-CN': '{value} 小于最小值 {min}；请增大',
    en: '{value} is below the minimum {min}; raise it',
  },
  tooLarge: {
    'zh-CN': '{value} 大于最大值 {max}；请减小',
    en: '{value} is above the maximum {max}; lower it',
  },
  schemaRule: {
    'zh-CN': '不符合规则 {keyword}：{rule}',
    en: 'does not meet the rule {keyword}: {rule}',
  },
});
