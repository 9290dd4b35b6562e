import { expect } from 'vitest';
import type { Answer } from './api.ts';
import { startTestApp, type TestApp } from './test-app.ts';

export interface Person {
  readonly id: string;
  readonly token: string;
}

export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** What tests read of any answer. */
export type Body = Refusal & {
  readonly id: string;
  readonly version: number;
  readonly count: number;
  readonly items: readonly Record<string, unknown>[];
} & Readonly<Record<string, unknown>>;

const PASSWORD = 'a long enough pass phrase';

/** The agency pack, whose roles see little of each other, on the morning of 2026-03-11 in Shanghai. */
export class AgencyApp {
  protected constructor(readonly app: TestApp) {}

  /** Another pack of people who see little of each other may be given. */
  static async start(pack = 'test/fixtures/agency'): Promise<AgencyApp> {
    return new AgencyApp(await startTestApp({ packs: [pack], clock: '2026-03-11T01:00:00Z' }));
  }

  /** A user who chose a password by invitation. */
  async person(username: string, roles: readonly string[], more: object = {}): Promise<Person> {
    const { id } = await this.create('user', { username, name: username, roles, ...more });
    const { body } = await this.app.api<{ token: string }>('POST', '/api/invitations', { user: id });
    const path = `/api/invitations/${body.token}`;
    const answer = await this.app.api<{ token: string }>('POST', path, { password: PASSWORD }, { as: null });
    return { id, token: answer.body.token };
  }

  /** One request, as somebody or as the administrator. */
  ask(who: Person | undefined, method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    return this.app.api<Body>(method, path, body, who ? { as: who.token } : {});
  }

  async create(entity: string, data: object, who?: Person): Promise<Body> {
    const { status, body } = await this.ask(who, 'POST', `/api/records/${entity}`, data);
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  /** The names a list shows, in order. */
  async names(who: Person | undefined, query = '', entity = 'client'): Promise<unknown[]> {
    const { status, body } = await this.ask(who, 'GET', `/api/records/${entity}?sort=name&limit=100${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.map(({ name }) => name);
  }

  /** The status of a request. */
  async status(who: Person | undefined, method: string, path: string, body?: unknown): Promise<number> {
    return (await this.ask(who, method, path, body)).status;
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** Text of a query, put where an address takes it. */
export const filter = (text: string): string => `&filter=${encodeURIComponent(text)}`;
