import { defineMessages } from '../../kernel/text.ts';

/** What is wrong with fields that are computed. */
export const computedMessages = defineMessages({
  computedCircle: {
    'zh-CN': '计算字段互相引用成环：{circle}；请去掉其中一处',
    en: 'computed fields read each other in a circle: {circle}; take one of the steps out',
  },
  lookupUnfit: {
    'zh-CN': '字段“{name}”（{type}）不是单个的值，不能引用；请选另一个字段',
    en: 'the field "{name}" ({type}) is not one value and cannot be looked up; choose another',
  },
  rollupUnfit: {
    'zh-CN': '字段“{name}”（{type}）不能用 {measure} 汇总；sum 和 avg 要数字，min 和 max 还可用日期和时间',
    en: 'the field "{name}" ({type}) has no {measure}; sum and avg take numbers, min and max dates and times, too',
  },
  rollupReference: {
    'zh-CN': '“{of}”不是指向“{entity}”的引用{hint}',
    en: '"{of}" is no reference to "{entity}"{hint}',
  },
  rollupDated: {
    'zh-CN': '“{entity}”没有日期字段“{name}”；dated 要写被汇总记录的日期或日期时间字段',
    en: '"{entity}" has no date called "{name}"; "dated" is a date or a date and time of the counted records',
  },
  notIndexable: {
    'zh-CN': '“{name}”读取了时钟、时区或别的记录，不能建索引；请去掉 indexed',
    en: '"{name}" reads the clock, the time zone or other records, so no index can hold it; remove "indexed"',
  },
  rollupCurrency: {
    'zh-CN': '“{name}”自有币种，按本位币汇总；请去掉 currencyField，或加一条规则要求两处币种一致',
    en: 'amounts of "{name}" have a currency of their own and are summed in the company\'s; remove "currencyField", or add a rule that both currencies are the same',
  },
  currencyUnclear: {
    'zh-CN': '“{name}”用到不同币种的金额；请用 currencyField 写明结果的币种字段',
    en: '"{name}" is computed of amounts in several currencies; say in "currencyField" which one the result has',
  },
});
