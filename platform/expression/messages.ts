import { defineMessages } from '../kernel/text.ts';

/** What is wrong with an expression. `hint` is a ready did-you-mean or ''. */
export const messages = defineMessages({
  expressionEmpty: {
    'zh-CN': '表达式是空的；请写一个条件或值',
    en: 'the expression is empty; write a condition or a value',
  },
  expressionTooLong: {
    'zh-CN': '表达式最多 {max} 个字符，现有 {length} 个；请拆分或缩短',
    en: 'an expression takes at most {max} characters, this one has {length}; shorten it',
  },
  expressionTooLarge: {
    'zh-CN': '表达式最多 {max} 个部分；请简化',
    en: 'an expression has at most {max} parts; simplify it',
  },
  expressionTooDeep: {
    'zh-CN': '括号和调用最多嵌套 {max} 层；请简化',
    en: 'brackets and calls nest at most {max} deep; simplify it',
  },
  listTooLong: {
    'zh-CN': '列表最多 {max} 项；请缩短',
    en: 'a list takes at most {max} items; shorten it',
  },
  tooManyArguments: {
    'zh-CN': '一次调用最多 {max} 个参数',
    en: 'a call takes at most {max} arguments',
  },
  expressionSyntax: {
    'zh-CN': '表达式写法有误：{detail}',
    en: 'the expression cannot be read: {detail}',
  },
  unexpectedEnd: {
    'zh-CN': '表达式不完整，后面还应有内容',
    en: 'the expression ends too early; something must follow',
  },
  unexpectedCharacter: {
    'zh-CN': '此处不应出现 {found}',
    en: '{found} is not expected here',
  },
  singleEquals: {
    'zh-CN': '比较是否相等请写 ==',
    en: 'write == to compare',
  },
  unterminatedString: {
    'zh-CN': '文本没有结束的引号',
    en: 'the text has no closing quote',
  },
  reservedName: {
    'zh-CN': '{name} 是表达式语言的保留字',
    en: '{name} is a reserved word of the expression language',
  },
  notSupported: {
    'zh-CN': '这里不支持{what}',
    en: '{what} is not available here',
  },
  unknownName: {
    'zh-CN': '没有名为 {name} 的字段或变量{hint}',
    en: 'there is no field or variable {name}{hint}',
  },
  unknownField: {
    'zh-CN': '{owner} 没有字段 {name}{hint}',
    en: '{owner} has no field {name}{hint}',
  },
  noFields: {
    'zh-CN': '{owner} 是{type}，后面不能再用点取字段',
    en: '{owner} is {type} and has no fields to follow with a dot',
  },
  functionTaken: {
    'zh-CN': '已有名为 {name} 的函数，请改名',
    en: 'there is a function {name} already; give it another name',
  },
  functionGone: {
    'zh-CN': '函数 {name} 已不可用：它的插件已停用',
    en: 'the function {name} is there no more: its plugin has been switched off',
  },
  functionWithoutSql: {
    'zh-CN': '函数 {name}（插件“{plugin}”）没有 SQL 形式，不能用于筛选、权限范围和计算字段',
    en: 'the function {name} of the plugin "{plugin}" has no SQL form, so it cannot be used in filters, scopes and computed fields',
  },
  unknownFunction: {
    'zh-CN': '没有函数 {name}{hint}',
    en: 'there is no function {name}{hint}',
  },
  noMacros: {
    'zh-CN': '没有 {name}；对关联记录请用 exists、all 或 count',
    en: '{name} is not available; related records take exists, all and count',
  },
  relationUsage: {
    'zh-CN': '{name} 写在关联之后，括号里是变量和条件，例如 lines.{name}(l, l.quantity > 0)；总数用 size(…)',
    en: '{name} is used as relation.{name}(variable, condition), for example lines.{name}(l, l.quantity > 0); size(…) counts all',
  },
  needsRelation: {
    'zh-CN': '{name} 要用在关联记录或列表上，这里是{found}',
    en: '{name} takes related records or a list, this is {found}',
  },
  variableName: {
    'zh-CN': '{name} 后的第一项要是一个变量名，例如 l',
    en: 'the first argument of {name} is a name for the record, such as l',
  },
  variableTaken: {
    'zh-CN': '{variable} 在这里已有含义；请换一个变量名',
    en: '{variable} already means something here; choose another name for the variable',
  },
  relationsTooDeep: {
    'zh-CN': '关联条件最多嵌套 {max} 层；请简化',
    en: 'conditions on related records nest at most {max} deep; simplify them',
  },
  tooManyRelations: {
    'zh-CN': '一个表达式最多 {max} 个关联条件；请拆分',
    en: 'an expression asks at most {max} relations; split it',
  },
  noOldRelations: {
    'zh-CN': '{name} 看不到修改前的关联记录；old 只有记录自己的字段',
    en: '{name} cannot be asked before the change; old has the fields of the record itself only',
  },
  relationHasNoFields: {
    'zh-CN': '{owner} 是{type}；用 {owner}.exists(x, x.{name} …) 检查它们的字段',
    en: '{owner} is {type}; ask their fields with {owner}.exists(x, x.{name} …)',
  },
  noLabels: {
    'zh-CN': 'label 只能用于有选项的字段，例如 label(status)',
    en: 'label takes a field with options, such as label(status)',
  },
  noAttributes: {
    'zh-CN': "attribute 只能用于方案有属性的分类字段，例如 attribute(subject, 'loanDays')",
    en: "attribute takes a classification field whose scheme has attributes, such as attribute(subject, 'loanDays')",
  },
  noAttribute: {
    'zh-CN': "方案没有属性 '{value}'（有：{names}）{hint}",
    en: "the scheme has no attribute '{value}' (it has: {names}){hint}",
  },
  callsNothing: {
    'zh-CN': '{name} 是函数，请写成 {name}(…)',
    en: '{name} is a function; write {name}(…)',
  },
  wrongArgumentCount: {
    'zh-CN': '{name} 的用法是 {usage}',
    en: '{name} is used as {usage}',
  },
  wrongArgument: {
    'zh-CN': '{name} 的第 {index} 个参数要{expected}，这里是{found}；用法：{usage}',
    en: 'argument {index} of {name} takes {expected}, this is {found}; usage: {usage}',
  },
  notOneOf: {
    'zh-CN': '{name} 的第 {index} 个参数要是以下文本之一：{options}{hint}',
    en: 'argument {index} of {name} is one of the texts {options}{hint}',
  },
  needsConstant: {
    'zh-CN': '{name} 的第 {index} 个参数不能随记录变化',
    en: 'argument {index} of {name} may not depend on the record',
  },
  needsLiteral: {
    'zh-CN': '{name} 的第 {index} 个参数要直接写出：{expected}',
    en: 'argument {index} of {name} is written out: {expected}',
  },
  cannotCompare: {
    'zh-CN': '{left}与{right}不能比较{remedy}',
    en: '{left} cannot be compared with {right}{remedy}',
  },
  noOrder: {
    'zh-CN': '{type}没有大小之分，只能用 == 和 !=',
    en: '{type} has no order; only == and != apply',
  },
  noTree: {
    'zh-CN': '{type}没有上下级，不能用 isWithin',
    en: '{type} is in no tree, so isWithin cannot be asked',
  },
  notAnOption: {
    'zh-CN': "{field} 没有选项 '{value}'{hint}",
    en: "{field} has no option '{value}'{hint}",
  },
  onlyNull: {
    'zh-CN': '{type}只能与 null 比较',
    en: '{type} compares with null only',
  },
  needsBool: {
    'zh-CN': '这里需要条件（是/否），却是{found}{remedy}',
    en: 'a condition (bool) is needed here, this is {found}{remedy}',
  },
  cannotCalculate: {
    'zh-CN': '{left} {operator} {right} 不能计算{remedy}',
    en: '{left} {operator} {right} cannot be calculated{remedy}',
  },
  cannotNegate: {
    'zh-CN': '{found}前面不能有负号',
    en: '{found} takes no minus sign',
  },
  tooManyFactors: {
    'zh-CN': '相乘相除的数最多 {max} 个',
    en: 'at most {max} numbers may be multiplied or divided with one another',
  },
  dividesByZero: {
    'zh-CN': '除数不能是 0',
    en: 'division by the number 0',
  },
  differentBranches: {
    'zh-CN': '{left}和{right}不能作同一个值；请统一类型',
    en: '{left} and {right} cannot be one value; give them the same type',
  },
  needsList: {
    'zh-CN': 'in 右边需要列表，却是{found}',
    en: 'in needs a list on its right, this is {found}',
  },
  wrongResult: {
    'zh-CN': '结果应是{expected}，却是{found}',
    en: 'the result must be {expected}, it is {found}',
  },
  numberTooLarge: {
    'zh-CN': '数字 {number} 超出范围；{range}',
    en: 'the number {number} is out of range; {range}',
  },
  badText: {
    'zh-CN': '文本里有不允许的字符（空字符或残缺的字符）',
    en: 'the text holds a character that is not allowed (null, or half of a pair)',
  },
  notADate: {
    'zh-CN': '“{value}”不是日期；请写成 2026-03-11',
    en: '"{value}" is not a date; write it as 2026-03-11',
  },
  notADateTime: {
    'zh-CN': '“{value}”不是时间点；请写成 2026-03-11 或 2026-03-11T09:00:00+08:00',
    en: '"{value}" is not a moment; write it as 2026-03-11 or 2026-03-11T09:00:00+08:00',
  },
  notATime: {
    'zh-CN': '“{value}”不是时刻；请写成 09:30 或 09:30:00',
    en: '"{value}" is not a time of day; write it as 09:30 or 09:30:00',
  },
  badPattern: {
    'zh-CN': '匹配模式有误：{detail}',
    en: 'the pattern cannot be used: {detail}',
  },
});
