import type { Deal } from './deals.ts';
import type { Day, DemoFile, Values } from './demo-values.ts';
import { date, filled, ref, serial } from './demo-values.ts';
import type { Random } from '../random.ts';
import { userRef } from './staff.ts';

const ON_VISIT = {
  travel: ['高铁往返', 120, 980],
  meal: ['客户用餐', 180, 1200],
  localTransport: ['打车', 30, 160],
  accommodation: ['住宿一晚', 280, 520],
} as const;
const FOR_DEAL = {
  sample: ['试切样件', 800, 6000],
  bidding: ['标书与保证金手续', 300, 2000],
  meal: ['项目组聚餐', 600, 2600],
} as const;
const FOR_CUSTOMER = { gift: ['中秋礼品', 200, 900], meal: ['年度答谢', 500, 2400] } as const;
const OWN = {
  communication: ['话费', 80, 200],
  travel: ['区域出差', 400, 2200],
  other: ['办公用品', 50, 300],
} as const;

type Purposes = Readonly<Record<string, readonly [purpose: string, low: number, high: number]>>;

/** What the staff spent: on visits, deals, customers and themselves. Recent expenses wait for approval. */
export function expenses(random: Random, work: DemoFile, deals: readonly Deal[]): DemoFile {
  const records: Record<string, Values> = {};
  const spend = (kind: string, day: Day, user: unknown, purposes: Purposes, on: Values) => {
    const type = random.pick(Object.keys(purposes));
    const [purpose, low, high] = purposes[type]!;
    records[serial('e', Object.keys(records).length + 1)] = filled({
      kind,
      type,
      date: date(Math.min(-1, day)),
      user,
      owner: user,
      ...on,
      amount: `${random.between(low, high)}.00`,
      description: purpose,
      status: statusOf(random, day),
    });
  };
  for (const [key, { type, status, owner, actualStart }] of Object.entries(work.records))
    if (type === 'visit' && status === 'done' && actualStart && random.chance(0.45))
      spend('activity', dayIn(actualStart), owner, ON_VISIT, { activity: ref('activity', key) });
  for (const deal of deals) {
    const user = userRef(deal.customer.owner ?? 'wang');
    if (deal.stage !== 'firstContact' && random.chance(0.3))
      spend('opportunity', deal.found + random.between(5, 40), user, FOR_DEAL, {
        opportunity: ref('opportunity', deal.key),
      });
    if (deal.stage === 'won' && random.chance(0.35))
      spend('customer', -random.between(10, 400), user, FOR_CUSTOMER, {
        customer: ref('customer', deal.customer.key),
      });
  }
  for (const user of ['li', 'zhao', 'sun', 'wang'])
    for (let month = 0; month < 12; month++)
      spend('rep', -random.between(2, 27) - month * 30, userRef(user), OWN, {});
  return { entity: 'expense', records };
}

function statusOf(random: Random, day: Day): string {
  if (day > -14) return 'submitted';
  if (random.chance(0.03)) return 'rejected';
  return day > -45 ? 'approved' : 'reimbursed';
}

/** `-12d 14:00` → -12. */
function dayIn(value: unknown): Day {
  return Number.parseInt((value as { readonly $now: string }).$now, 10);
}
