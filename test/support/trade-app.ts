import { AgencyApp, type Body, type Person } from './agency-app.ts';
import { startTestApp } from './test-app.ts';

export interface ActionItem {
  readonly name: string;
  readonly allowed: boolean;
  readonly reason?: { readonly code: string; readonly message: string };
  readonly asks?: object;
}

export const LINES = [
  { item: 'Kettle', quantity: 10, price: '25.00' },
  { item: 'Cup', quantity: 4, price: '3.50' },
];

/** The trade pack: offers that are accepted, ordered in parts, booked once. */
export class TradeApp extends AgencyApp {
  static override async start(): Promise<TradeApp> {
    return new TradeApp(
      await startTestApp({ packs: ['test/fixtures/trade'], clock: '2026-03-11T01:00:00Z' }),
    );
  }

  offer(data: object = {}, who?: Person): Promise<Body> {
    return this.create('offer', { name: 'Tea set', lines: LINES, ...data }, who);
  }

  async actionsOf(who: Person | undefined, one: { id: string }): Promise<Map<string, ActionItem>> {
    const { body } = await this.ask(who, 'GET', `${path(one)}/actions`);
    return new Map((body.items as unknown as ActionItem[]).map((item) => [item.name, item]));
  }

  async list(entity: string, filter: string): Promise<readonly Body[]> {
    const path = `/api/records/${entity}?filter=${encodeURIComponent(filter)}`;
    return (await this.ask(undefined, 'GET', path)).body.items as readonly Body[];
  }
}

export const path = ({ id }: { id: string }): string => `/api/records/offer/${id}`;

/** What an action says it made. */
export function madeBy(body: Body): Record<string, { id: string; entity: string; title: string }> {
  return body['$made'] as Record<string, { id: string; entity: string; title: string }>;
}
