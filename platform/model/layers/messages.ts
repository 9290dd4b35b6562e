import { defineMessages } from '../../kernel/text.ts';

export const layerMessages = defineMessages({
  notANode: {
    'zh-CN': '“{target}”不是节点；请写成 pack:name.kind，例如 library:book.entity',
    en: '"{target}" names no node; write pack:name.kind, for example library:book.entity',
  },
  nodeAbsent: {
    'zh-CN': '组织自己没有 {target}；请先用 create 建立，或改名',
    en: 'The organisation has no {target} of its own; make it with "create" first, or correct the name',
  },
  nodePresent: {
    'zh-CN': '{target} 已存在；请换一个名称，或改用 set 修改',
    en: '{target} is there already; choose another name, or change it with "set"',
  },
  notOwnNode: {
    'zh-CN': '{target} 属于包，不能由组织建立或删除；如需隐藏，请停用（"retire": {"": {}}）',
    en: '{target} belongs to a pack and is neither made nor removed here; to hide it, retire it ("retire": {"": {}})',
  },
  nothingBelow: {
    'zh-CN': '{target} 的这一处是组织自己加的，没有可恢复的原值；请直接修改或删除',
    en: 'This part of {target} was added by the organisation, no pack says anything of it; change or remove it instead',
  },
  notRetired: {
    'zh-CN': '{target} 的 {path} 没有被停用，无需恢复；请去掉这一项',
    en: '{path} of {target} is not retired; leave this out',
  },
  patchWaits: {
    'zh-CN': '{target} 中没有可放置 {path} 的位置；请检查路径，或先加上它的上级',
    en: '{target} has no place for {path}; check the path, or add what should hold it first',
  },
});
