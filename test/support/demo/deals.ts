import { PRODUCTS, type Family, type Product } from './catalogue.ts';
import { COMPETITORS } from './competitors.ts';
import type { Contact } from './contacts.ts';
import type { Customer } from './customers.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, moment, money, ref, serial } from './demo-values.ts';
import { linesByKey, netTotal, type Line } from './lines.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

export type Stage = 'firstContact' | 'needConfirmed' | 'proposal' | 'contract' | 'won' | 'lost' | 'invalid';

export interface Deal {
  readonly key: string;
  readonly customer: Customer;
  readonly contact: Contact | undefined;
  readonly stage: Stage;
  readonly status: 'open' | 'onHold' | 'won' | 'lost' | 'invalid';
  readonly found: Day;
  readonly closed: Day | undefined;
  readonly expected: Day;
  readonly name: string;
  readonly lines: readonly Line[];
  /** What was agreed with the customer last; nothing where somebody let the deal lie. */
  nextStep: string | undefined;
}

type Plan = readonly Stage[];

const PROBABILITY: Record<Stage, string> = {
  firstContact: '10',
  needConfirmed: '30',
  proposal: '60',
  contract: '90',
  won: '100',
  lost: '0',
  invalid: '0',
};
const OPEN: Record<'firstContact' | 'needConfirmed' | 'proposal' | 'contract', number> = {
  firstContact: 32,
  needConfirmed: 30,
  proposal: 26,
  contract: 12,
};
const LEADS: Record<Family, string> = {
  machines: '产线扩充',
  measuring: '检测能力提升',
  automation: '自动化改造',
  tooling: '刀具与夹具框架采购',
  service: '设备维保',
  software: '机联网项目',
};
const NEEDS: Record<Family, readonly string[]> = {
  machines: [
    '现有设备节拍跟不上订单，要求单件加工时间缩短 20% 以上。',
    '新项目 SOP 在即，需要两班倒稳定生产，CPK ≥ 1.67。',
    '老设备精度下降，计划淘汰三台并扩充产能。',
  ],
  measuring: ['客户要求全尺寸报告，现有量具效率太低。', '来料检验靠外协，周期长，希望自建检测室。'],
  automation: ['招工困难，希望一人看四台，夜班无人值守。', '人工上下料磕碰报废率高，要求改为自动。'],
  tooling: ['刀具品种杂、库存高，希望集中采购并提供切削参数。'],
  service: ['设备停机损失大，希望年度巡检加备件包。'],
  software: ['集团要求设备联网，能看到开机率和工单进度。'],
};

/** What became of a customer's deals, oldest first. */
function plan(random: Random, { status }: Customer): Plan {
  const open = () => random.weighted(OPEN);
  if (status === 'formal') {
    const later = Array.from({ length: random.between(0, 3) }, () =>
      random.chance(0.42) ? open() : random.weighted({ won: 18, lost: 24, invalid: 8 }),
    );
    return ['won', ...later];
  }
  if (status === 'intention')
    return Array.from({ length: random.between(1, 2) }, () => (random.chance(0.8) ? open() : 'lost'));
  if (status === 'lost') return random.chance(0.6) ? ['won', 'lost'] : ['lost'];
  return random.chance(0.3) ? [random.chance(0.85) ? 'firstContact' : 'invalid'] : [];
}

export function deals(random: Random, customers: readonly Customer[], contacts: readonly Contact[]): Deal[] {
  const all: Deal[] = [];
  for (const customer of customers) {
    const people = contacts.filter((contact) => contact.customer === customer);
    plan(random, customer).forEach((stage, index) =>
      all.push(deal(random, customer, people, stage, index === 0, serial('o', all.length + 1))),
    );
  }
  return all;
}

function deal(
  random: Random,
  customer: Customer,
  people: readonly Contact[],
  stage: Stage,
  isFirst: boolean,
  key: string,
): Deal {
  const isClosed = stage === 'won' || stage === 'lost' || stage === 'invalid';
  const length = Math.min(random.between(24, 160), Math.max(4, -customer.since - 4));
  const found = isClosed
    ? Math.min(customer.since + random.between(0, isFirst ? 90 : -customer.since), -length - 2)
    : -random.between(2, Math.min(150, -customer.since));
  const closed = isClosed ? found + length : undefined;
  const family = random.weighted({
    machines: 44,
    measuring: 18,
    automation: 16,
    tooling: 12,
    service: 5,
    software: 5,
  });
  const onHold = !isClosed && random.chance(0.07);
  return {
    key,
    customer,
    stage,
    found,
    closed,
    contact: people.length > 0 ? random.pick(people) : undefined,
    status: isClosed ? stage : onHold ? 'onHold' : 'open',
    expected: closed ?? expectedDay(random, stage),
    name: `${customer.brand.text}${random.pick(customer.industry.part)}${LEADS[family]}`,
    lines: lines(random, family),
    nextStep: undefined,
  };
}

/** Late stages close soon; some deals are past their day, as in every pipeline. */
function expectedDay(random: Random, stage: Stage): Day {
  if (random.chance(0.12)) return -random.between(1, 35);
  const horizon = { contract: 30, proposal: 70, needConfirmed: 120, firstContact: 180 }[
    stage as keyof typeof OPEN
  ];
  return random.between(2, horizon);
}

function lines(random: Random, family: Family): Line[] {
  const ofFamily = PRODUCTS.filter((product) => product.family === family);
  const extras = PRODUCTS.filter((product) => product.family === 'service' || product.family === 'tooling');
  const main = random.some(ofFamily, random.between(1, family === 'tooling' ? 4 : 2));
  const chosen = [
    ...main,
    ...random.some(
      extras.filter((extra) => !main.includes(extra)),
      random.between(0, 2),
    ),
  ];
  return chosen.map((product) => line(random, product));
}

function line(random: Random, product: Product): Line {
  const quantity =
    product.price < 1000
      ? random.between(5, 80) * 10
      : product.price < 50000
        ? random.between(1, 8)
        : random.pick([1, 1, 1, 2, 2, 3]);
  return { product, quantity, discount: random.pick([0, 0, 3, 5, 5, 8, 10, 12]) };
}

export function dealFile(random: Random, all: readonly Deal[]): DemoFile {
  return {
    entity: 'opportunity',
    records: Object.fromEntries(all.map((one) => [one.key, dealValues(random, one)])),
  };
}

function dealValues(random: Random, one: Deal): Values {
  const family = one.lines[0]!.product.family;
  const values = filled({
    name: one.name,
    customer: ref('customer', one.customer.key),
    contact: one.contact && ref('contact', one.contact.key),
    source: one.customer.status === 'formal' && random.chance(0.4) ? 'repeat' : one.customer.plain['source'],
    need: one.stage === 'firstContact' ? undefined : random.pick(NEEDS[family]),
    process: random.weighted({ directSales: 82, projectSales: 12, channelSales: 6 }),
    stage: one.stage,
    stageSince: moment(sinceDay(one), '10:00'),
    amount: money(netTotal(one.lines)),
    probability: PROBABILITY[one.stage],
    expectedDate: date(one.expected),
    nextStep: one.nextStep,
    ...outcome(random, one),
    lines: linesByKey(one.lines),
    owner: userRef(one.customer.owner ?? 'wang'),
  });
  const stage = stageShown(one, String(values['process']));
  return {
    ...values,
    stage,
    probability: stage === 'firstContact' ? ENTRY[String(values['process'])]! : values['probability'],
  };
}

const ENTRY: Readonly<Record<string, string>> = { directSales: '10', projectSales: '10', channelSales: '30' };

/** A deal that rests stands on hold; a channel deal knows only contact and contract. */
function stageShown({ stage, status }: Deal, process: string): string {
  if (status === 'onHold') return 'onHold';
  if (process !== 'channelSales') return stage;
  return stage === 'needConfirmed' ? 'firstContact' : stage === 'proposal' ? 'contract' : stage;
}

/** How much of its life an open deal has been in its stage. */
const STAY: Record<'firstContact' | 'needConfirmed' | 'proposal' | 'contract', number> = {
  firstContact: 1,
  needConfirmed: 0.7,
  proposal: 0.45,
  contract: 0.25,
};

/** When a deal came to the stage it is in. */
export function sinceDay({ stage, found, closed }: Deal): Day {
  return closed ?? Math.min(-1, Math.round(found * STAY[stage as keyof typeof STAY]));
}

function outcome(random: Random, one: Deal): Values {
  if (one.closed === undefined) return {};
  const closedAt = moment(one.closed, `${random.between(9, 17)}:30`.padStart(5, '0'));
  if (one.stage !== 'lost') return { closedAt };
  const reason = random.weighted({
    price: 30,
    competitor: 26,
    product: 12,
    relationship: 8,
    delivery: 8,
    budget: 10,
    noDecision: 6,
  });
  const isKnown =
    reason === 'competitor' || (reason !== 'budget' && reason !== 'noDecision' && random.chance(0.6));
  return filled({
    closedAt,
    lostReason: reason,
    lostNote: LOST_NOTES[reason],
    wonBy: isKnown ? ref('competitor', random.pick(COMPETITORS.slice(0, 4))) : undefined,
  });
}

const LOST_NOTES: Partial<Record<string, string>> = {
  price: '最终报价高出约一成，客户选择了更便宜的方案。',
  competitor: '对手关系深，技术评分阶段已经落后。',
  product: '行程和主轴扭矩不满足要求。',
  delivery: '客户要求 8 周交货，我方需要 14 周。',
  budget: '集团压缩投资，项目取消。',
};
