import { PRODUCTS, type Product } from './catalogue.ts';
import type { Customer } from './customers.ts';
import type { Deal } from './deals.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, moment, money, ref, serial } from './demo-values.ts';
import { brands, personName } from './names.ts';
import { CITIES, INDUSTRIES } from './places.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

const OPEN_LEADS = 38;
const CONVERTED_LEADS = 14;
const REGULARS_WANT = 16;
const SOURCES = { exhibition: 15, website: 20, referral: 5, advertising: 6, coldCall: 4 };
const DETAILS: Partial<Record<string, readonly string[]>> = {
  exhibition: ['上海国际机床展', '深圳工业展', '苏州装备博览会'],
  website: ['五轴产品页留言', '在线询价', '资料下载'],
  referral: ['老客户设备部长介绍', '刀具代理商推荐'],
};
const NEEDS = [
  '想了解五轴加工叶轮的方案，年底前要定设备。',
  '现有两台加工中心排不开，计划再添一台，先要报价。',
  '客户审厂要求上三坐标，预算还没批。',
  '夜班招不到人，问机器人上下料一拖二能不能改造老机床。',
  '刀具品种太多，希望集中采购并带切削参数。',
  '新厂房三月完工，整线设备在比选。',
];
const REASONS = { noNeed: 4, unreachable: 3, competitor: 2, budget: 2, duplicate: 1 };

/** What marketing found: leads, what they intend to buy, and which of it became business. */
export function leads(
  random: Random,
  seed: Random,
  taken: number,
  deals: readonly Deal[],
): { leads: DemoFile; intentions: DemoFile } {
  const made = {
    leads: { entity: 'lead', records: {} } as DemoFile,
    intentions: { entity: 'productIntention', records: {} } as DemoFile,
  };
  // Brands come in one order: those after the customers' are not yet anybody's.
  for (const brand of brands(seed, taken + OPEN_LEADS).slice(taken)) {
    const city = random.pick(CITIES);
    const industry = random.pick(INDUSTRIES);
    openLead(random, made, `${city.name}${brand.text}${industry.noun}有限公司`, {
      shortName: city.name + brand.text,
      keyword: brand.text,
      industry: industry.key,
      region: city.region,
      website: random.chance(0.5) ? `https://www.${brand.pinyin}.example` : undefined,
      phone: `${city.areaCode}-${random.between(5000, 8999)}${random.between(1000, 9999)}`,
      mainBusiness: random.pick(industry.business),
    });
  }
  const fresh = deals.filter(({ customer, contact }) => customer.status === 'intention' && contact);
  const first = [...new Map(fresh.map((deal) => [deal.customer, deal])).values()];
  for (const deal of random.some(first, CONVERTED_LEADS)) convertedLead(random, made, deal);
  const regulars = deals.filter(({ customer }) => customer.status === 'formal').map((deal) => deal.customer);
  for (const customer of random.some([...new Set(regulars)], REGULARS_WANT)) regular(random, made, customer);
  return made;
}

type Made = ReturnType<typeof leads>;

function add(file: DemoFile, prefix: string, values: Values): string {
  const key = serial(prefix, Object.keys(file.records).length + 1);
  file.records[key] = filled(values);
  return key;
}

function openLead(random: Random, made: Made, name: string, known: Values): void {
  const found: Day = -random.between(1, 170);
  const status = found < -100 ? 'invalid' : random.weighted({ new: 5, following: 7, invalid: 2 });
  const source = random.weighted(SOURCES);
  const owner = random.weighted({ lin: 5, li: 3, zhao: 3, sun: 3, none: 3 });
  const contacted = status === 'new' ? undefined : Math.min(-1, found + random.between(1, 20));
  const key = add(made.leads, 'ld', {
    name,
    ...known,
    status,
    interest: status === 'invalid' ? 'cold' : random.weighted({ hot: 3, warm: 5, cold: 2 }),
    source,
    sourceDetail: random.pick(DETAILS[source] ?? ['']) || undefined,
    businessDate: date(found),
    size: random.weighted({ micro: 2, small: 5, medium: 5, large: 2 }),
    need: random.pick(NEEDS),
    expectedAmount: random.chance(0.5) ? money(random.between(5, 90) * 20000) : undefined,
    earlierContactAt: contacted === undefined ? undefined : moment(contacted, '10:30'),
    agreedContactAt: status === 'invalid' ? undefined : date(random.between(-4, 14)),
    invalidReason: status === 'invalid' ? random.weighted(REASONS) : undefined,
    contacts: { first: person(random) },
    owner: owner === 'none' ? null : userRef(owner),
  });
  if (status === 'new' && random.chance(0.5)) return;
  const state =
    status === 'invalid' ? 'rejected' : random.weighted({ entered: 4, confirmed: 4, rejected: 1 });
  const product = random.pick(PRODUCTS.filter(({ price }) => price > 40000));
  add(made.intentions, 'pi', {
    lead: ref('lead', key),
    source,
    ...intention(random, product, Math.min(-1, found + random.between(0, 6)), state),
  });
}

function person(random: Random): Values {
  const gender = random.chance(0.65) ? 'male' : 'female';
  const name = personName(random, gender);
  return {
    name: name.text,
    gender,
    title: random.pick(['采购经理', '生产副总', '设备部长', '工艺工程师', '总经理']),
    decisionRole: random.pick(['buyer', 'approver', 'influencer', 'user', 'decider']),
    primary: true,
    mobile: `1${random.pick(['36', '37', '59', '88'])}0000${serial('', random.between(0, 9999))}`,
    wechat: random.chance(0.5) ? name.mailName.replace('.', '_') : undefined,
  };
}

/** One that became a customer; its deal is in the pipeline. */
function convertedLead(random: Random, made: Made, deal: Deal): void {
  const { customer } = deal;
  const found = deal.found - random.between(3, 25);
  const outcome = {
    status: 'converted',
    opportunity: ref('opportunity', deal.key),
    convertedAt: moment(deal.found, '15:20'),
  };
  const source = String(customer.plain['source'] ?? 'website');
  const key = add(made.leads, 'ld', {
    name: customer.name,
    shortName: customer.city.name + customer.brand.text,
    keyword: customer.brand.text,
    interest: 'hot',
    source,
    businessDate: date(found),
    industry: customer.industry.key,
    region: customer.city.region,
    phone: customer.plain['phone'],
    need: random.pick(NEEDS),
    earlierContactAt: moment(deal.found, '10:00'),
    customer: ref('customer', customer.key),
    ...outcome,
    owner: userRef('lin'),
  });
  add(made.intentions, 'pi', {
    lead: ref('lead', key),
    source,
    ...intention(random, deal.lines[0]!.product, found, 'converted'),
    ...outcome,
  });
}

/** What customers of long standing want next. */
function regular(random: Random, made: Made, customer: Customer): void {
  const product = random.pick(PRODUCTS.filter(({ price }) => price > 2000));
  const state = random.weighted({ entered: 3, confirmed: 3, rejected: 2 });
  add(made.intentions, 'pi', {
    customer: ref('customer', customer.key),
    source: 'repeat',
    ...intention(random, product, -random.between(1, 60), state),
  });
}

function intention(random: Random, product: Product, day: Day, status: string): Values {
  const quantity = random.pick([1, 1, 1, 2, 3]);
  const isConfirmed = status === 'confirmed' || status === 'converted';
  return {
    product: ref('product', product.key),
    quantity: String(quantity),
    amount: money(product.price * quantity),
    need: random.pick(NEEDS),
    businessDate: date(day),
    expectedDate: date(day + random.between(30, 200)),
    status,
    rejectReason: status === 'rejected' ? random.weighted(REASONS) : undefined,
    confirmedBy: isConfirmed ? userRef('lin') : undefined,
    confirmedAt: isConfirmed ? moment(Math.min(-1, day + 2), '09:40') : undefined,
    owner: userRef('lin'),
  };
}
