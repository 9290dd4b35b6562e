import type { Stage } from './deals.ts';

export interface ActivityText {
  readonly type: string;
  readonly subject: string;
  readonly result: string;
  readonly nextStep: string;
}

type Row = readonly [type: string, subject: string, result: string, nextStep: string];

const FIRST: readonly Row[] = [
  ['call', '电话了解设备计划', '对方确认今年有采购计划，预算还没批。', '约上门拜访'],
  ['visit', '首次拜访，参观车间', '看了产线，现有设备使用 8 年以上，主要瓶颈在精加工。', '发公司和产品资料'],
];
const NEED: readonly Row[] = [
  ['meeting', '与工艺部确认需求', '确认材料、节拍和精度要求，拿到典型零件图纸。', '做工艺方案'],
  ['visit', '现场测量与收集图纸', '收集 3 个零件图纸，地基和气源条件满足。', '内部评审工艺'],
];
const PROPOSAL: readonly Row[] = [
  ['meeting', '技术方案交流', '方案基本认可，要求补充刀具清单和节拍计算。', '修改方案并报价'],
  ['demo', '来厂试切', '试切合格，单件时间比现有工艺短 22%。', '整理试切报告'],
  ['email', '发送报价单', '报价已发，客户会在一周内比价。', '电话跟进报价'],
];
const CONTRACT: readonly Row[] = [
  ['meeting', '商务谈判', '价格谈到最后一轮，付款方式按 3-6-1。', '准备合同文本'],
  ['call', '确认合同条款', '验收标准和质保期已达成一致，等对方法务盖章。', '跟进盖章'],
];
const WON: readonly Row[] = [['visit', '签订合同', '合同已签，预付款本周到账。', '安排排产']];
const LOST: readonly Row[] = [
  ['call', '了解落选原因', '客户选择了别家，说明了原因，愿意保持联系。', '半年后回访'],
];

const BY_STAGE: Record<Stage, readonly Row[]> = {
  firstContact: FIRST,
  needConfirmed: [...FIRST, NEED[0]!],
  proposal: [FIRST[1]!, ...NEED, PROPOSAL[0]!],
  contract: [FIRST[1]!, NEED[0]!, PROPOSAL[0]!, ...CONTRACT],
  won: [NEED[1]!, PROPOSAL[1]!, CONTRACT[0]!, ...WON],
  lost: [NEED[0]!, PROPOSAL[2]!, ...LOST],
  invalid: [FIRST[0]!],
};

const CARE: readonly Row[] = [
  ['call', '节日问候与设备回访', '设备运行正常，客户满意。', ''],
  ['maintenance', '设备巡检', '主轴温升正常，更换两处刮屑板。', ''],
  ['visit', '客户走访', '了解明年投资计划，年底前会有新项目。', ''],
  ['message', '发送新产品资料', '客户已读，转给了工艺部。', ''],
  ['call', '催问意向', '暂时没有计划，下季度再联系。', ''],
  ['email', '邀请参加开放日', '客户表示会派两人参加。', ''],
];

/** How a deal is worked on up to a stage, in order. */
export function activityTexts(stage: Stage): readonly ActivityText[] {
  return BY_STAGE[stage].map(text);
}

export const CARE_TEXTS: readonly ActivityText[] = CARE.map(text);

function text([type, subject, result, nextStep]: Row): ActivityText {
  return { type, subject, result, nextStep };
}
