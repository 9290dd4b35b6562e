import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, moment, money, ref, serial } from './demo-values.ts';
import { brands, type Brand } from './names.ts';
import { CITIES, INDUSTRIES, STREETS, type City, type Industry } from './places.ts';
import type { Random } from '../random.ts';
import { REPRESENTATIVES, userRef, type Representative } from './staff.ts';

export type CustomerStatus = 'potential' | 'intention' | 'formal' | 'lost';

/** A customer while the story is made up; deals and activities add to it. */
export interface Customer {
  readonly key: string;
  readonly brand: Brand;
  readonly name: string;
  readonly city: City;
  readonly industry: Industry;
  readonly status: CustomerStatus;
  readonly owner: Representative | undefined;
  readonly since: Day;
  readonly size: string;
  formalSince: Day | undefined;
  lastContact: { readonly day: Day; readonly time: string } | undefined;
  nextContact: Day | undefined;
  readonly plain: Values;
}

const COUNT = 300;
const SIZES = { micro: 8, small: 26, medium: 40, large: 20, huge: 6 };
const SOURCES = { exhibition: 26, website: 14, referral: 22, coldCall: 14, visit: 12, partner: 6, tender: 6 };

export function customers(random: Random): Customer[] {
  return brands(random, COUNT).map((brand, index) => customer(random, brand, index + 1));
}

function customer(random: Random, brand: Brand, number: number): Customer {
  const status = random.weighted({ potential: 36, intention: 24, formal: 33, lost: 7 });
  const city = random.pick(CITIES);
  const industry = random.pick(INDUSTRIES);
  const size = random.weighted(SIZES);
  const since =
    status === 'formal' || status === 'lost'
      ? -random.between(240, 730)
      : -random.between(status === 'intention' ? 60 : 8, 560);
  const suffix =
    size === 'huge' ? '集团有限公司' : random.weighted({ 有限公司: 8, 科技有限公司: 3, 股份有限公司: 2 });
  const name = `${city.name}${brand.text}${industry.noun}${suffix}`;
  const owner = status === 'potential' && random.chance(0.06) ? undefined : random.weighted(REPRESENTATIVES);
  return {
    key: serial('c', number),
    brand,
    name,
    city,
    industry,
    status,
    owner,
    since,
    size,
    formalSince: undefined,
    lastContact: undefined,
    nextContact: undefined,
    plain: plainValues(random, brand, city, industry, status),
  };
}

function plainValues(
  random: Random,
  brand: Brand,
  city: City,
  industry: Industry,
  status: CustomerStatus,
): Values {
  const known = status !== 'potential' || random.chance(0.75);
  const seasoned = status === 'formal' || status === 'lost';
  return {
    source: random.weighted(SOURCES),
    phone: known ? `${city.areaCode}-${random.between(5000, 8999)}${random.between(1000, 9999)}` : undefined,
    email: known ? `info@${brand.pinyin}.example` : undefined,
    website: random.chance(0.7) ? `https://www.${brand.pinyin}.example` : undefined,
    address: known ? address(random, city) : undefined,
    mainBusiness: known ? random.pick(industry.business) : undefined,
    taxNumber: seasoned
      ? `91${city.code}MA${serial('', random.between(0, 9999))}${random.between(1000, 9999)}`
      : undefined,
    bankName: seasoned
      ? `${random.pick(['中国银行', '工商银行', '建设银行', '招商银行'])}${city.name}分行`
      : undefined,
    creditLimit: seasoned
      ? money(random.pick([1000000, 2000000, 3000000, 5000000, 8000000, 12000000]))
      : undefined,
    creditDays: seasoned ? random.pick([30, 30, 45, 60, 90]) : undefined,
  };
}

function address(random: Random, city: City): Values {
  return {
    province: city.province,
    city: `${city.name}市`,
    district: random.pick(city.districts),
    street: `${random.pick(STREETS)}${random.between(1, 399)}号`,
  };
}

export function customerFile(random: Random, all: readonly Customer[]): DemoFile {
  const groups = all.filter((candidate) => candidate.size === 'huge');
  const records: Record<string, Values> = {};
  for (const one of all) {
    const group = one.size === 'huge' || !random.chance(0.06) ? undefined : random.pick(groups);
    records[one.key] = filled({
      name: one.name,
      shortName: one.city.name + one.brand.text,
      keyword: one.brand.text,
      status: one.status,
      importance: importance(one),
      industry: one.industry.key,
      region: one.city.region,
      size: one.size,
      parent: group && ref('customer', group.key),
      businessDate: date(one.since),
      formalSince: one.formalSince === undefined ? undefined : date(one.formalSince),
      earlierContactAt: one.lastContact && moment(one.lastContact.day, one.lastContact.time),
      agreedContactAt: one.nextContact === undefined ? undefined : date(one.nextContact),
      ...one.plain,
      owner: one.owner ? userRef(one.owner) : null,
      pool: one.owner ? undefined : ref('customerPool', 'open'),
    });
  }
  return { entity: 'customer', records };
}

/** Codes in the scheme of importance. */
const IMPORTANCE = { vip: '01', ordinary: '02', potential: '03' } as const;

function importance(one: Customer): string | undefined {
  if (one.status === 'formal')
    return one.size === 'huge' || one.size === 'large' ? IMPORTANCE.vip : IMPORTANCE.ordinary;
  if (one.status === 'intention')
    return one.size === 'huge' || one.size === 'large' ? IMPORTANCE.potential : IMPORTANCE.ordinary;
  return one.status === 'lost' ? IMPORTANCE.ordinary : undefined;
}
