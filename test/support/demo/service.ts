import type { Day, DemoFile, Values } from './demo-values.ts';
import { filled, moment, money, ref, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import type { Sale } from './sales.ts';
import { userRef } from './staff.ts';

type Job = readonly [type: string, subject: string, description: string, solution: string];

const JOBS: readonly Job[] = [
  ['repair', '主轴异响', '高转速时有尖锐异响，低速正常。', '更换主轴前轴承并做动平衡，噪声恢复正常。'],
  [
    'repair',
    '伺服报警停机',
    'Z 轴伺服过载报警，复位后又出现。',
    '清理导轨刮屑板，更换抱闸电源，连续运行正常。',
  ],
  ['repair', '测头不触发', '机内测头偶发无信号。', '更换电池并清洁接收窗口。'],
  [
    'installation',
    '新机安装调试',
    '设备已到货，请安排就位、调平和试切。',
    '调平、几何精度检测合格，试切件合格。',
  ],
  ['maintenance', '年度保养', '按维保合同做年度保养。', '更换油品滤芯，检查丝杠导轨，出具保养报告。'],
  ['training', '操作培训', '新招两名操作工，需要五轴操作培训。', '培训两天，学员独立完成试件。'],
  [
    'consultation',
    '刀具参数咨询',
    '加工 316L 刀具磨损快，求推荐参数。',
    '给出新的切削参数和刀片牌号，寿命提高一倍。',
  ],
  ['inspection', '精度复检', '客户审核前要求复检定位精度。', '激光干涉仪检测合格，出具报告。'],
];
const HANDLERS = { wu: 6, he: 1, chen: 1 };
const DONE = 110;
/** Urgency and state of what stands in the queue this morning, latest first. */
const QUEUE: readonly (readonly [urgency: string, status: string, day: Day, time: string])[] = [
  ['urgent', 'new', 0, '08:05'],
  ['normal', 'new', 0, '07:50'],
  ['high', 'accepted', -1, '16:30'],
  ['normal', 'accepted', -1, '14:10'],
  ['urgent', 'inProgress', -1, '13:20'],
  ['low', 'new', -1, '11:00'],
  ['normal', 'inProgress', -2, '15:45'],
  ['high', 'inProgress', -2, '09:15'],
  ['low', 'accepted', -3, '10:20'],
  ['normal', 'inProgress', -4, '09:40'],
];

/** Requests of two years with their work orders and what customers said, and the queue of this morning. */
export function service(
  random: Random,
  sales: readonly Sale[],
): { requests: DemoFile; workOrders: DemoFile } {
  const made = {
    requests: { entity: 'serviceRequest', records: {} } as DemoFile,
    workOrders: { entity: 'workOrder', records: {} } as DemoFile,
  };
  for (let index = 0; index < DONE; index++) {
    const sale = random.pick(sales);
    solved(random, made, sale, Math.min(-3, sale.day + random.between(2, 260)));
  }
  const recent = sales.filter(({ day }) => day > -400);
  for (const [urgency, status, day, time] of QUEUE)
    waiting(random, made, random.pick(recent), urgency, status, day, time);
  return made;
}

type Made = ReturnType<typeof service>;

function add(file: DemoFile, prefix: string, values: Values): string {
  const key = serial(prefix, Object.keys(file.records).length + 1);
  file.records[key] = filled(values);
  return key;
}

function asked(random: Random, sale: Sale, [, subject, description]: Job): Values {
  return {
    subject,
    description,
    customer: sale.customer,
    contact: sale.contact,
    product: sale.product,
    salesOrder: sale.order,
    channel: random.weighted({ phone: 7, wechat: 4, email: 1, visit: 1 }),
    owner: userRef(random.weighted({ wu: 6, chen: 1, lin: 1 })),
  };
}

function solved(random: Random, made: Made, sale: Sale, day: Day): void {
  const job = random.pick(JOBS);
  const handler = random.weighted(HANDLERS);
  const later = Math.min(-1, day + random.between(0, 3));
  const request = add(made.requests, 'rq', {
    ...asked(random, sale, job),
    urgency: random.weighted({ urgent: 2, high: 4, normal: 8, low: 2 }),
    requestedAt: moment(day, '09:10'),
    status: 'done',
    assignee: userRef(handler),
    respondedAt: moment(day, random.pick(['09:25', '09:50', '10:40', '14:00'])),
    resolvedAt: moment(later, '16:50'),
    solution: job[3],
  });
  const charged = random.chance(0.25);
  add(made.workOrders, 'wo', {
    ...ticket(random, request, sale, job),
    status: 'closed',
    handler: userRef(handler),
    progress: '100',
    plannedStart: moment(later, '09:00'),
    plannedEnd: moment(later, '17:00'),
    startedAt: moment(later, '09:15'),
    closedAt: moment(later, random.pick(['11:40', '14:30', '16:45'])),
    solution: job[3],
    chargeable: charged,
    fee: charged ? money(random.between(3, 40) * 100) : undefined,
    feedback: random.chance(0.65) ? { first: feedback(random, sale, later) } : undefined,
  });
}

function waiting(
  random: Random,
  made: Made,
  sale: Sale,
  urgency: string,
  status: string,
  day: Day,
  time: string,
): void {
  const job = random.pick(JOBS);
  const handler = status === 'new' ? undefined : random.weighted(HANDLERS);
  const request = add(made.requests, 'rq', {
    ...asked(random, sale, job),
    urgency,
    status,
    requestedAt: moment(day, time),
    assignee: handler && userRef(handler),
    respondedAt: handler && moment(day, '17:30'),
  });
  if (status === 'new') return;
  const isUnderWay = status === 'inProgress';
  add(made.workOrders, 'wo', {
    ...ticket(random, request, sale, job),
    status: isUnderWay ? 'inProgress' : handler ? 'assigned' : 'new',
    handler: handler && userRef(handler),
    progress: isUnderWay ? random.pick(['20', '50', '80']) : '0',
    plannedStart: moment(isUnderWay ? 0 : random.between(0, 3), random.pick(['09:00', '13:30'])),
    startedAt: isUnderWay ? moment(Math.min(0, day + 1), '09:00') : undefined,
  });
}

function ticket(random: Random, request: string, sale: Sale, [type, subject, description]: Job): Values {
  return {
    subject,
    type,
    description,
    request: ref('serviceRequest', request),
    customer: sale.customer,
    contact: sale.contact,
    product: sale.product,
    owner: userRef(random.weighted({ he: 3, wu: 2 })),
  };
}

function feedback(random: Random, sale: Sale, day: Day): Values {
  const score = random.weighted({ '5': 5, '4': 5, '3': 2, '2': 1 });
  const comment = {
    '5': '响应快，工程师很专业。',
    '4': '问题解决了，希望备件更快到。',
    '3': '修好了，但等了两天。',
    '2': '同样的问题第二次出现。',
  }[score];
  return {
    receivedAt: moment(Math.min(-1, day + 1), '15:30'),
    score: Number(score),
    speed: Math.max(1, Number(score) - random.between(0, 1)),
    attitude: Math.min(5, Number(score) + random.between(0, 1)),
    quality: Number(score),
    solved: score !== '2',
    comment,
    channel: 'phone',
    contact: sale.contact,
    takenBy: userRef('wu'),
  };
}
