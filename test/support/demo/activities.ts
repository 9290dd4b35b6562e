import type { Contact } from './contacts.ts';
import type { Customer } from './customers.ts';
import type { Deal } from './deals.ts';
import { activityTexts, CARE_TEXTS, type ActivityText } from './activity-texts.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, moment, ref, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

interface Occasion {
  readonly customer: Customer;
  readonly contact: Contact | undefined;
  readonly regarding: Values;
  readonly text: ActivityText;
}

const LENGTH: Record<string, number> = {
  visit: 120,
  meeting: 90,
  demo: 150,
  maintenance: 180,
  call: 30,
  email: 15,
  message: 15,
  task: 60,
};

/** What the representatives did and plan, and with it each customer's last and next contact. */
export function activities(
  random: Random,
  deals: readonly Deal[],
  customers: readonly Customer[],
  contacts: readonly Contact[],
): DemoFile {
  const file: DemoFile = { entity: 'activity', records: {} };
  for (const deal of deals) workOn(random, file, deal);
  for (const customer of customers) {
    const people = contacts.filter((contact) => contact.customer === customer);
    const count = customer.status === 'formal' ? random.between(1, 3) : random.between(0, 1);
    for (let index = 0; index < count; index++) careFor(random, file, customer, people);
  }
  return file;
}

function workOn(random: Random, file: DemoFile, deal: Deal): void {
  const texts = activityTexts(deal.stage);
  const last = deal.closed ?? -1;
  const step = Math.max(1, Math.floor((last - deal.found) / texts.length));
  texts.forEach((text, index) => {
    if (index < texts.length - 1 && random.chance(0.3)) return;
    const day = Math.min(last, deal.found + index * step + random.between(0, Math.max(0, step - 1)));
    const contact = deal.contact;
    const next = day + random.between(3, 14);
    done(
      random,
      file,
      { customer: deal.customer, contact, regarding: ref('opportunity', deal.key), text },
      day,
      index === texts.length - 1 && deal.closed !== undefined ? undefined : next,
    );
  });
  if (deal.closed !== undefined) return;
  const overdue = random.chance(0.1);
  if (!overdue) deal.nextStep = texts.at(-1)?.nextStep;
  const day = overdue ? -random.between(1, 9) : random.between(0, 16);
  const text = random.pick(activityTexts('proposal'));
  planned(
    random,
    file,
    { customer: deal.customer, contact: deal.contact, regarding: ref('opportunity', deal.key), text },
    day,
  );
}

function careFor(random: Random, file: DemoFile, customer: Customer, people: readonly Contact[]): void {
  const day = -random.between(1, Math.min(600, -customer.since));
  const contact = people.length > 0 ? random.pick(people) : undefined;
  const regarding =
    contact && random.chance(0.3) ? ref('contact', contact.key) : ref('customer', customer.key);
  done(random, file, { customer, contact, regarding, text: random.pick(CARE_TEXTS) }, day, undefined);
  if (random.chance(0.5)) customer.nextContact ??= random.between(-6, 45);
}

function base({ customer, contact, regarding, text }: Occasion): Values {
  return {
    subject: text.subject,
    type: text.type,
    regarding,
    place: text.type === 'visit' || text.type === 'maintenance' ? customer.name : undefined,
    attendees: contact && [ref('contact', contact.key)],
    owner: userRef(customer.owner ?? 'wang'),
  };
}

function done(random: Random, file: DemoFile, occasion: Occasion, day: Day, next: Day | undefined): void {
  const { customer, text } = occasion;
  const start = random.pick([540, 570, 600, 630, 660, 810, 840, 870, 900, 960]);
  const end = start + LENGTH[text.type]!;
  const reviewed = day < -7 && random.chance(0.25);
  add(file, {
    ...base(occasion),
    status: 'done',
    plannedStart: moment(day, clock(start)),
    plannedEnd: moment(day, clock(end)),
    actualStart: moment(day, clock(start)),
    actualEnd: moment(day, clock(end)),
    ...(text.type === 'call' && {
      direction: random.chance(0.8) ? 'outgoing' : 'incoming',
      callDuration: random.between(2, 30) * 60,
    }),
    result: text.result,
    nextStep: next === undefined ? undefined : text.nextStep,
    nextDate: next === undefined ? undefined : date(next),
    ...(reviewed && review(random, customer, day)),
  });
  if (customer.lastContact === undefined || customer.lastContact.day < day)
    customer.lastContact = { day, time: clock(end) };
}

function review(random: Random, customer: Customer, day: Day): Values {
  const reviewer = customer.owner === 'sun' || customer.owner === 'wang' ? 'gao' : 'wang';
  const score = random.weighted({ '5': 2, '4': 5, '3': 3, '2': 1 });
  const comment = {
    '5': '跟进及时，信息完整。',
    '4': '不错，下次问清决策流程。',
    '3': '结果写得太简单，补充客户反馈。',
    '2': '没有下一步，请尽快安排。',
  }[score];
  return {
    reviewScore: Number(score),
    reviewComment: comment,
    reviewedBy: userRef(reviewer),
    reviewedAt: moment(day + random.between(1, 4), '18:00'),
  };
}

function planned(random: Random, file: DemoFile, occasion: Occasion, day: Day): void {
  const start = random.pick([570, 600, 840, 870, 900]);
  add(file, {
    ...base(occasion),
    status: 'planned',
    plannedStart: moment(day, clock(start)),
    plannedEnd: moment(day, clock(start + LENGTH[occasion.text.type]!)),
    remindAt: moment(day, clock(start - 30)),
  });
  const { customer } = occasion;
  customer.nextContact = Math.min(customer.nextContact ?? day, day);
}

function add(file: DemoFile, values: Values): void {
  file.records[serial('a', Object.keys(file.records).length + 1)] = filled(values);
}

/** Minutes of the day as `09:30`. */
function clock(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
