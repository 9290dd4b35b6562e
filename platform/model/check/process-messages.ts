import { defineMessages } from '../../kernel/text.ts';

/** What is wrong with processes, and with the fields that follow a stage. */
export const processMessages = defineMessages({
  stageFieldMissing: {
    'zh-CN': '实体“{entity}”没有阶段字段；请给它加一个 type 为 stage 的字段',
    en: 'the entity "{entity}" has no stage; give it a field of type stage',
  },
  processFieldMissing: {
    'zh-CN': '实体“{entity}”有多个流程，须有一个 type 为 process 的字段记下所用的流程',
    en: 'the entity "{entity}" has several processes; give it a field of type process that says which one a record follows',
  },
  processNameTaken: {
    'zh-CN': '包“{pack}”已为同一实体定义了流程“{name}”；记录只保存短名，请换一个名称',
    en: 'the pack "{pack}" has a process "{name}" of the same entity already, and records keep only that name; choose another',
  },
  noEntryStage: {
    'zh-CN': '没有记录可以开始的阶段；请保留一个未停用的阶段，或修改 entry',
    en: 'there is no stage in which a record could begin; keep one that is not retired, or change entry',
  },
  unknownStage: {
    'zh-CN': '此流程没有阶段“{name}”{hint}',
    en: 'the process has no stage "{name}"{hint}',
  },
  staysInStage: {
    'zh-CN': '流转的起点与终点相同；请从 from 中去掉终点',
    en: 'the transition leads from a stage to itself; take its "to" out of "from"',
  },
  statusOptionMissing: {
    'zh-CN': '状态字段“{field}”没有选项“{category}”；请加上这个选项，或改阶段的类别',
    en: 'the status field "{field}" has no option "{category}"; add it or change the category of the stage',
  },
  effectUnfit: {
    'zh-CN': '字段“{name}”（{type}）不能由流转写入；请从 effects 中删除',
    en: 'the field "{name}" ({type}) cannot be written by a transition; take it out of effects',
  },
  stageTwice: {
    'zh-CN': '一个实体最多有一个 {type} 字段；请只保留一个',
    en: 'an entity has one field of type {type} at most; keep one of them',
  },
  processWithoutStage: {
    'zh-CN': 'process 字段须与 stage 字段一起使用；请加上一个 type 为 stage 的字段',
    en: 'a field of type process goes with one of type stage; add that',
  },
  noProcess: {
    'zh-CN': '实体没有流程，阶段无值可取；请为它写一个流程（*.process.json）',
    en: 'no process says which stages there are; write one for the entity (*.process.json)',
  },
  followerUnfit: {
    'zh-CN': '“{parameter}”须是本实体的一个 {type} 字段；“{name}”不是',
    en: '"{parameter}" names a {type} field of the same entity; "{name}" is none',
  },
});
