import { defineMessages } from '../../kernel/text.ts';

/** What is wrong between metadata files: names that mean nothing, expressions that do not fit, rules broken. */
export const checkMessages = defineMessages({
  enteredUnfit: {
    'zh-CN': '“{field}”不是与“{name}”同类型、可填写的字段{hint}',
    en: '"{field}" is no field to be filled in of the type that "{name}" has{hint}',
  },
  earlierNameTaken: {
    'zh-CN': '“{name}”现在另有其物，不能作为曾用名；请把它从 renamedFrom 中去掉，或为另一个换名',
    en: '"{name}" is the name of something else now and cannot be an earlier one; take it out of renamedFrom or rename the other',
  },
  entityKeepsName: {
    'zh-CN': '实体的键不能更改，因为日志和其他记录都用它指认；请改它的 label',
    en: 'an entity keeps its key, because the log and other records name it by that; change its label instead',
  },
  prefixTaken: {
    'zh-CN': '前缀“{prefix}”已被业务包“{other}”使用；请换一个前缀',
    en: 'the prefix "{prefix}" is that of the pack "{other}"; choose another one',
  },
  packTwice: {
    'zh-CN': '{other} 中已有同名的包；请移除其一',
    en: '{other} is a pack of this name already; leave one of them out',
  },
  packAbsent: {
    'zh-CN': '所依赖的包“{name}”不在{hint}；请把它加入 KEHU_PACKS，或从 dependsOn 中删除',
    en: 'the pack "{name}" it depends on is not there{hint}; add its folder to KEHU_PACKS or take it out of dependsOn',
  },
  notARange: {
    'zh-CN': '“{range}”不是版本范围；请写成如 ^1.2.0 或 >=1 <3',
    en: '"{range}" is not a range of versions; write one such as ^1.2.0 or >=1 <3',
  },
  outOfRange: {
    'zh-CN': '{name} 的版本是 {version}，不在范围 {range} 内；请升级它，或放宽范围',
    en: '{name} has version {version}, outside {range}; upgrade it or widen the range',
  },
  packCycle: {
    'zh-CN': '包相互依赖：{cycle}；请去掉其中一个依赖',
    en: 'packs depend on each other: {cycle}; take one dependency out',
  },
  coreMissing: {
    'zh-CN': '缺少基础包 core；请加入文件夹 metadata/core',
    en: 'the pack core is missing; add the folder metadata/core',
  },
  packNameTaken: {
    'zh-CN': '包不能叫 {name}，它是组织自己那一层的名称；请换一个名称',
    en: 'a pack cannot be called {name}, the name of the organisation’s own layer; choose another',
  },
  unknownNode: {
    'zh-CN': '没有名为“{name}”的{kind}{hint}',
    en: 'there is no {kind} "{name}"{hint}',
  },
  notDependedOn: {
    'zh-CN': '“{name}”属于包“{pack}”；请在 pack.json 的 dependsOn 中写上该包',
    en: '"{name}" belongs to the pack "{pack}"; name that pack in dependsOn of pack.json',
  },
  codesInUse: {
    'zh-CN':
      '编码规则 {codes} 与已有节点的编码（如“{example}”）不符；已有节点的级次长度不能再改，请恢复原规则，只可在下面增加级次',
    en: 'the code rule {codes} does not fit the codes there are ("{example}"); levels that have nodes keep their length, so take the earlier rule back and add levels below only',
  },
  codeUnfit: {
    'zh-CN': '编码“{code}”的长度不符合规则 {codes}；长度应为 {lengths} 之一',
    en: 'the code "{code}" does not follow the rule {codes}; its length must be one of {lengths}',
  },
  codeAboveMissing: {
    'zh-CN': '节点“{code}”的上级“{above}”不存在；请先建立上级，或先移走下级再删除上级',
    en: 'the node "{code}" has no node "{above}" above it; create that first, or take away what is below before it',
  },
  unknownCode: {
    'zh-CN': '方案中没有可用的编码“{code}”{hint}',
    en: 'the scheme has no code "{code}" in use{hint}',
  },
  unknownAttribute: {
    'zh-CN': '方案没有属性“{name}”{hint}；请先在 attributes 中定义',
    en: 'the scheme has no attribute "{name}"{hint}; declare it in attributes first',
  },
  attributeUnfit: {
    'zh-CN': '“{value}”不是属性“{name}”的有效值（{type}）',
    en: '"{value}" is no value of the attribute "{name}" ({type})',
  },
  measureUnfit: {
    'zh-CN': 'measure 要得出一个值：数字、日期、文本或是/否',
    en: 'measure must give one value: a number, a date, a text or yes/no',
  },
  notOfScheme: {
    'zh-CN': '“{entity}”的字段“{name}”不属于本分类方案{hint}',
    en: 'the field "{name}" of "{entity}" is no classification by this scheme{hint}',
  },
  unknownField: {
    'zh-CN': '实体“{entity}”没有字段“{name}”{hint}',
    en: 'the entity "{entity}" has no field "{name}"{hint}',
  },
  notFollowed: {
    'zh-CN': '字段“{name}”不引用记录，不能用点继续；请去掉“.{rest}”',
    en: 'the field "{name}" refers to no record, so no dot can follow it; take ".{rest}" away',
  },
  reservedName: {
    'zh-CN': '名称“{name}”是保留字；请改名',
    en: 'the name "{name}" is reserved by the expression language; choose another',
  },
  systemField: {
    'zh-CN': '字段“{name}”由平台提供；请改名或删除',
    en: 'the field "{name}" is provided by the platform; rename or delete yours',
  },
  prefixWanted: {
    'zh-CN': '加到其他包的字段须以“{prefix}_”开头，如“{example}”',
    en: 'a field added to another pack\'s entity begins with "{prefix}_": "{example}"',
  },
  prefixUnwanted: {
    'zh-CN': '自己包内的字段不带前缀；请改为“{example}”',
    en: 'a field of the pack\'s own entity has no prefix; call it "{example}"',
  },
  patchGone: {
    'zh-CN': '补丁的目标不存在：{target} 的“{path}”；请检查名称与版本，或删除此项',
    en: 'there is nothing to patch at "{path}" of {target}; check name and version, or delete this change',
  },
  titleMissing: {
    'zh-CN': '标题字段“{name}”不存在{hint}',
    en: 'the title field "{name}" does not exist{hint}',
  },
  titleUnfit: {
    'zh-CN': '字段“{name}”（{type}）不能作标题；请选文本、编号、日期或引用字段',
    en: 'the field "{name}" ({type}) cannot be the title; choose a text, number, date or reference',
  },
  titleCycle: {
    'zh-CN': '标题相互引用：{cycle}；请让其中一个用自己的字段作标题',
    en: 'titles refer to each other: {cycle}; let one of the entities take a field of its own',
  },
  columnWanted: {
    'zh-CN': '字段“{name}”（{type}）没有自己的列，不能用于此处',
    en: 'the field "{name}" ({type}) has no column of its own; it cannot be used here',
  },
  inverseMissing: {
    'zh-CN': '“{of}”不是指回“{entity}”的引用{hint}；请写成 实体.引用字段',
    en: '"{of}" is not a reference back to "{entity}"{hint}; write entity.reference',
  },
  parentUnused: {
    'zh-CN': '没有实体以 children 字段包含“{entity}”；请在父实体加 children 字段，或修改 ownedBy',
    en: 'no entity has a children field of "{entity}"; add one to its parent, or change ownedBy',
  },
  parentTwice: {
    'zh-CN': '“{child}”已是“{other}”的明细；一种记录只能属于一个父实体',
    en: 'records of "{child}" live inside "{other}" already; they can have one parent only',
  },
  parentCycle: {
    'zh-CN': '明细相互包含：{cycle}；请去掉其中一个 children 字段',
    en: 'entities are children of each other: {cycle}; take one of the children fields away',
  },
  parentOnDelete: {
    'zh-CN': '指向父记录的引用随父记录删除；请把 onDelete 写为 "cascade" 或删去',
    en: 'a reference to the parent goes with it; say "onDelete": "cascade" or leave it out',
  },
  treeTwice: {
    'zh-CN': '实体已有上级字段“{other}”；一个实体只能有一个 treeParent，请改为 reference',
    en: 'the entity has the tree parent "{other}" already; make this one a reference',
  },
  optionsTwice: {
    'zh-CN': '同时写了 choices 与 options；请只留其一',
    en: 'both choices and options are given; keep one of them',
  },
  replacementMissing: {
    'zh-CN': '替代选项“{name}”不存在{hint}',
    en: 'the replacing option "{name}" does not exist{hint}',
  },
  currencyUnfit: {
    'zh-CN': '“{name}”须为引用 core:currency 的字段',
    en: '"{name}" must be a reference to core:currency in this entity',
  },
  notSortable: {
    'zh-CN': '不能按字段“{name}”（{type}）排序；请换一个字段',
    en: 'lists cannot be sorted by "{name}" ({type}); choose another field',
  },
  notSummable: {
    'zh-CN': '字段“{name}”（{type}）不能合计；请删去 total',
    en: 'the field "{name}" ({type}) has no total; take "total" away',
  },
  notADateField: {
    'zh-CN': '字段“{name}”（{type}）不是日期；请改用 date 或 dateTime 字段，或删除此属性',
    en: 'the field "{name}" ({type}) is no date; name a date or dateTime field, or take this property away',
  },
  notATree: {
    'zh-CN': '实体“{entity}”没有 treeParent 字段，不能显示成树；请把 type 改为 list，或加上该字段',
    en: 'the entity "{entity}" has no treeParent field and is no tree; make the type "list", or add such a field',
  },
  layoutMissing: {
    'zh-CN': '视图类型为“{type}”，但没有写“{type}”属性；请补上，或把 type 改为 list',
    en: 'the view is of type "{type}" and does not say its "{type}"; add that property, or make the type "list"',
  },
  notAChartField: {
    'zh-CN': '图按 treeParent 字段画出上下级，而字段“{name}”是 {type}；请写本实体的 treeParent 字段',
    en: 'a chart joins records by a treeParent field, and "{name}" is {type}; name the treeParent field of the entity',
  },
  relatedNoTree: {
    'zh-CN': '实体“{entity}”没有 treeParent 字段，不能画成图；请把 as 改为 list，或加上该字段',
    en: 'the entity "{entity}" has no treeParent field and makes no chart; make "as" "list", or add such a field',
  },
  notABoardField: {
    'zh-CN': '看板的列来自单选字段的选项，而字段“{name}”是 {type}；请改用 select 字段',
    en: 'the columns of a board are the options of a field, and "{name}" is {type}; name a select field',
  },
  notALaneField: {
    'zh-CN': '字段“{name}”（{type}）不能分行；请改用 user、reference 或 select 字段',
    en: 'the field "{name}" ({type}) makes no lanes; name a user, reference or select field',
  },
  otherDateType: {
    'zh-CN': '开始和结束须为同一类型：“{start}”和“{end}”不同；请改用同类型的字段',
    en: 'beginning and end are of one type, and "{start}" and "{end}" are not; name fields of the same type',
  },
  notAnOption: {
    'zh-CN': '字段“{name}”没有选项“{option}”；请改用已有的选项，或删除此项',
    en: 'the field "{name}" has no option "{option}"; name one it has, or take this entry away',
  },
  notFilterable: {
    'zh-CN': '不能按字段“{name}”（{type}）筛选；请换一个字段',
    en: 'nothing can be filtered by "{name}" ({type}); choose another field',
  },
  notText: {
    'zh-CN': '字段“{name}”（{type}）不是文字，不能这样比较；请换一个字段',
    en: 'the field "{name}" ({type}) is no text and cannot be compared so; choose another field',
  },
  notCompared: {
    'zh-CN': '字段“{name}”（{type}）不能比较是否相同；请换一个字段',
    en: 'values of "{name}" ({type}) cannot be compared; choose another field',
  },
  notRevealed: {
    'zh-CN': '字段“{name}”（{type}）不能在重复提示中显示；请换一个字段',
    en: 'the field "{name}" ({type}) cannot be shown of a duplicate; choose another field',
  },
  noRows: {
    'zh-CN': '字段“{name}”（{type}）没有明细行，不能指定 columns；请删去',
    en: 'the field "{name}" ({type}) has no rows, so it takes no "columns"; take them away',
  },
  notEntered: {
    'zh-CN': '字段“{name}”由系统填写，不能放入表单；请删去',
    en: 'the system fills in "{name}", so it stands in no form; take it away',
  },
  unknownTab: {
    'zh-CN': '没有标签页“{name}”{hint}；请在 tabs 中加上',
    en: 'there is no tab "{name}"{hint}; add it to tabs',
  },
  formOfOther: {
    'zh-CN': '表单“{name}”属于实体“{entity}”，不属于此页面的实体',
    en: 'the form "{name}" is for "{entity}", not for the entity of this page',
  },
  formNotFor: {
    'zh-CN': '表单“{name}”不用于 {uses}；请在其 for 中加上',
    en: 'the form "{name}" is not for {uses}; add that to its "for"',
  },
  pickValueNeeded: {
    'zh-CN': '字段“{name}”（{type}）的答案需要 value',
    en: 'an answer for "{name}" ({type}) needs "value"',
  },
  labelUnfit: {
    'zh-CN': '字段“{name}”（{type}）不能用文字填写；请改写为表达式',
    en: 'a text cannot fill "{name}" ({type}); write an expression',
  },
  relationUnfit: {
    'zh-CN': '“{relation}”不是指向“{entity}”的引用{hint}',
    en: '"{relation}" is not a reference to "{entity}"{hint}',
  },
  relationNeeded: {
    'zh-CN': '按钮 createRelated 需要 relation；请写成 实体.引用字段',
    en: 'a createRelated button needs "relation"; write entity.reference',
  },
  roleTwice: {
    'zh-CN': '包“{pack}”中已有角色“{name}”；请改名，用户按名称持有角色',
    en: 'the pack "{pack}" has a role "{name}" already; choose another name, users hold roles by name',
  },
  unknownRole: {
    'zh-CN': '没有名为“{name}”的角色{hint}',
    en: 'there is no role "{name}"{hint}',
  },
  noEntitiesOf: {
    'zh-CN': '包“{name}”没有实体{hint}',
    en: 'the pack "{name}" has no entities{hint}',
  },
  fieldOfMany: {
    'zh-CN': '这里代表多个实体，只能写字段“*”；请为具体实体单独写一项',
    en: 'this stands for many entities, so only the field "*" can be named; write an entry for the one entity',
  },
  unknownScope: {
    'zh-CN': '没有范围“{scope}”{hint}；可用：{allowed}，或一个条件',
    en: 'there is no scope "{scope}"{hint}; write one of {allowed}, or a condition',
  },
  scopeWithoutOwner: {
    'zh-CN': '“{entity}”的记录没有“{scope}”所需的负责人；请用 all、none 或一个条件',
    en: 'records of "{entity}" have no owner that "{scope}" could ask about; write all, none or a condition',
  },
  conditionOfMany: {
    'zh-CN': '这里代表多个实体，不能写条件；请用 {allowed}',
    en: 'this stands for many entities, so a condition has no fields; write one of {allowed}',
  },
});
