import type { Day, DemoFile, Values } from './demo-values.ts';
import { filled, moment, money, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import type { Sale } from './sales.ts';
import { userRef } from './staff.ts';

interface Story {
  readonly subject: string;
  readonly description: string;
  readonly steps: readonly (readonly [kind: string, what: string])[];
  readonly result: string;
}

const STORIES: Record<string, readonly Story[]> = {
  quality: [
    {
      subject: '主轴箱漏油',
      description: '开机两小时后主轴箱下方滴油，已停机。',
      steps: [
        ['contact', '电话了解情况，请客户拍照，确认是油封位置。'],
        ['inspection', '到现场拆检，骨架油封唇口划伤。'],
        ['replacement', '更换油封并试机四小时，无渗漏。'],
      ],
      result: '更换骨架油封，清洗回油孔，试机正常。',
    },
    {
      subject: '加工尺寸超差',
      description: '同一程序加工的孔位偏 0.03，首件检验不合格。',
      steps: [
        ['contact', '要来检验报告和程序，怀疑反向间隙。'],
        ['inspection', '激光干涉仪测量，X 轴反向间隙 0.021。'],
        ['repair', '补偿并重新预紧丝杠，复测合格。'],
      ],
      result: '丝杠预紧并做螺距补偿，客户复检合格。',
    },
    {
      subject: '换刀时报警',
      description: '换刀臂卡住，每天两三次，影响夜班。',
      steps: [
        ['inspection', '检查刀库信号，凸轮箱接近开关松动。'],
        ['repair', '重新固定开关，连续换刀两百次无报警。'],
      ],
      result: '接近开关紧固并做防松处理。',
    },
  ],
  logistics: [
    {
      subject: '到货晚了一周',
      description: '合同约定 12 周，实际晚到 8 天，客户产线等设备。',
      steps: [
        ['contact', '向客户说明海运延误，协商先派人做地基检查。'],
        ['other', '协调物流改走陆运，到货当天卸车就位。'],
      ],
      result: '补偿一次免费保养，客户接受。',
    },
    {
      subject: '外包装破损',
      description: '木箱一角破损，防护罩有压痕。',
      steps: [
        ['inspection', '现场拍照定损，机床本体无损伤。'],
        ['replacement', '补发防护罩一套。'],
      ],
      result: '更换防护罩，向承运方索赔。',
    },
  ],
  service: [
    {
      subject: '报修后两天没人联系',
      description: '周五报修，周一还没有工程师联系。',
      steps: [['contact', '致歉并当天安排工程师上门。']],
      result: '当天修复，值班交接改为系统派单。',
    },
  ],
  documents: [
    {
      subject: '发票抬头开错',
      description: '抬头少了“股份”两字，客户无法入账。',
      steps: [['contact', '确认正确抬头，红冲重开并寄出。']],
      result: '红冲重开，快递已签收。',
    },
  ],
};
const WEIGHTS = { quality: 6, logistics: 4, service: 2, documents: 1 };
const OPEN_STATES = [
  'entered',
  'entered',
  'assigned',
  'processing',
  'processing',
  'processing',
  'toVerify',
  'toVerify',
];
const CLOSED = 34;

/** What customers complained about in two years, and what is being done about the latest. */
export function complaints(random: Random, sales: readonly Sale[]): DemoFile {
  const file: DemoFile = { entity: 'complaint', records: {} };
  for (let index = 0; index < CLOSED; index++) {
    const sale = random.pick(sales);
    add(file, complaint(random, sale, Math.min(-12, sale.day + random.between(5, 200)), 'closed'));
  }
  for (const status of OPEN_STATES) {
    const sale = random.pick(sales.filter(({ day }) => day > -300));
    add(file, complaint(random, sale, status === 'entered' ? 0 : -random.between(1, 6), status));
  }
  return file;
}

function add(file: DemoFile, values: Values): void {
  file.records[serial('cp', Object.keys(file.records).length + 1)] = filled(values);
}

function complaint(random: Random, sale: Sale, day: Day, status: string): Values {
  const cause = random.weighted(WEIGHTS);
  const story = random.pick(STORIES[cause]!);
  const handler = status === 'entered' ? undefined : random.weighted({ wu: 5, lin: 3 });
  const handled = status === 'closed' || status === 'toVerify';
  const twice = status === 'closed' && random.chance(0.15);
  const received =
    status === 'entered' ? '08:10' : random.pick(['08:40', '09:20', '10:05', '13:50', '15:10']);
  const severity = random.weighted({ critical: 1, high: 4, medium: 7, low: 3 });
  const span = random.between(1, severity === 'low' ? 9 : 5);
  return {
    subject: story.subject,
    customer: sale.customer,
    contact: sale.contact,
    salesOrder: sale.order,
    product: cause === 'documents' ? undefined : sale.product,
    channel: random.weighted({ phone: 6, wechat: 3, email: 2, visit: 1 }),
    receivedAt: moment(day, received),
    cause,
    severity,
    description: story.description,
    status,
    assignee: handler && userRef(handler),
    assignedBy: handler && userRef('he'),
    assignedAt: handler && moment(day, '16:20'),
    round: twice ? 2 : 1,
    steps: status === 'assigned' || !handler ? undefined : steps(random, story, day, handled, handler),
    result: handled ? story.result : undefined,
    handlingCost: handled && random.chance(0.4) ? money(random.between(2, 60) * 100) : undefined,
    ...(status === 'closed' && verification(random, twice, day + span)),
    owner: userRef(random.weighted({ lin: 4, wu: 4, li: 1, zhao: 1 })),
  };
}

function steps(random: Random, story: Story, day: Day, handled: boolean, handler: string): Values {
  const taken = handled ? story.steps : story.steps.slice(0, 1);
  const made = taken.map(([kind, description], index) => ({
    kind,
    description,
    startedAt: moment(Math.min(0, day + index), `${9 + index}:00`.padStart(5, '0')),
    endedAt: moment(Math.min(0, day + index), `${10 + index}:30`),
    by: userRef(handler),
  }));
  const waits = handled && taken.length > 1 && random.chance(0.3);
  const waiting = {
    kind: 'waiting',
    description: '等客户安排停机时间。',
    startedAt: moment(day, '13:00'),
    endedAt: moment(Math.min(0, day + 1), '08:30'),
    by: userRef(handler),
  };
  return Object.fromEntries([...made, ...(waits ? [waiting] : [])].map((step, i) => [`s${i + 1}`, step]));
}

function verification(random: Random, twice: boolean, day: Day): Values {
  return {
    verdict: 'passed',
    verifyNote: twice ? '第一次回访客户反映仍有异常，退回重做后通过。' : '回访客户，确认已解决。',
    verifiedBy: userRef('he'),
    verifiedAt: moment(day, '16:40'),
    closedAt: moment(day, '16:40'),
    score: random.pick([3, 4, 4, 5, 5]),
  };
}
