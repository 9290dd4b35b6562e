import type { Customer } from './customers.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, ref, serial } from './demo-values.ts';
import { personName } from './names.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

export interface Contact {
  readonly key: string;
  readonly customer: Customer;
  readonly values: Values;
}

type Post = readonly [title: string, division: string, role: string];

/** Highest first: each reports to the one before. */
const POSTS: readonly Post[] = [
  ['总经理', '总经办', 'decider'],
  ['生产副总', '总经办', 'approver'],
  ['设备部长', '设备部', 'influencer'],
  ['采购经理', '采购部', 'buyer'],
  ['工艺工程师', '工艺部', 'user'],
  ['品质主管', '品质部', 'user'],
];
const INTERESTS = ['钓鱼', '羽毛球', '摄影', '喝茶', '登山', '书法', '马拉松'];

export function contacts(random: Random, customers: readonly Customer[]): Contact[] {
  const all: Contact[] = [];
  for (const customer of customers) {
    const count = customer.status === 'potential' ? random.between(1, 2) : random.between(1, 4);
    const posts = random.some(POSTS, count).toSorted((a, b) => POSTS.indexOf(a) - POSTS.indexOf(b));
    posts.forEach((post, position) => {
      const superior = position === 0 ? undefined : all.at(-1);
      all.push(contact(random, customer, post, superior, serial('p', all.length + 1)));
    });
  }
  return all;
}

function contact(
  random: Random,
  customer: Customer,
  [title, division, role]: Post,
  superior: Contact | undefined,
  key: string,
): Contact {
  const gender = random.chance(0.68) ? 'male' : 'female';
  const name = personName(random, gender);
  const values = filled({
    name: name.text,
    customer: ref('customer', customer.key),
    gender,
    title,
    division,
    decisionRole: role,
    attitude: random.chance(0.7)
      ? random.weighted({ champion: 2, friendly: 4, neutral: 4, sceptical: 2, opposed: 1 })
      : undefined,
    reportsTo: superior && ref('contact', superior.key),
    primary: superior ? undefined : true,
    mobile: `1${random.pick(['38', '39', '58', '86', '77'])}0000${serial('', random.between(0, 9999))}`,
    email: random.chance(0.8) ? `${name.mailName}@${customer.brand.pinyin}.example` : undefined,
    wechat: random.chance(0.5) ? `${name.mailName.replace('.', '_')}` : undefined,
    birthday: random.chance(0.6) ? birthday(random) : undefined,
    interests: random.chance(0.25) ? random.some(INTERESTS, 2).join('、') : undefined,
    optOutEmail: random.chance(0.05) ? true : undefined,
    optOutSms: random.chance(0.04) ? true : undefined,
    left: superior && random.chance(0.04) ? true : undefined,
    owner: customer.owner ? userRef(customer.owner) : null,
  });
  return { key, customer, values };
}

/** Between 24 and 60 years ago, counted in days, so that some birthdays are always near. */
function birthday(random: Random): Values {
  const years = random.between(24, 60);
  const day: Day = -Math.round(years * 365.25) + random.between(-182, 182);
  return date(day);
}

export function contactFile(all: readonly Contact[]): DemoFile {
  return { entity: 'contact', records: Object.fromEntries(all.map(({ key, values }) => [key, values])) };
}
