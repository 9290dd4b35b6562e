import { expect } from 'vitest';
import { MEMBER_PASSWORD } from '../../support/member.ts';
import type { TestApp } from '../../support/test-app.ts';

export interface Stored {
  readonly id: string;
  readonly version: number;
  readonly [field: string]: unknown;
}

/** Makes a record as the administrator would through the API. */
export async function create(app: TestApp, entity: string, data: object): Promise<Stored> {
  const { status, body } = await app.api<Stored>('POST', `/api/records/${entity}`, data);
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
}

export async function read(app: TestApp, entity: string, id: string): Promise<Stored> {
  return (await app.api<Stored>('GET', `/api/records/${entity}/${id}`)).body;
}

/** The records that meet a condition. */
export async function find(app: TestApp, entity: string, filter: string): Promise<readonly Stored[]> {
  const query = new URLSearchParams({ filter, limit: '50' });
  return (await app.api<{ items: Stored[] }>('GET', `/api/records/${entity}?${query}`)).body.items;
}

/** The id in the address of a record's page. */
export function idIn(url: string): string {
  return new URL(url).pathname.split('/').at(-1)!;
}

/** A person with roles, who can sign in. */
export async function person(
  app: TestApp,
  username: string,
  roles: readonly string[],
  more: object = {},
): Promise<Stored> {
  const made = await create(app, 'core:user', { username, name: username, roles, ...more });
  await letIn(app, username);
  return made;
}

/** Lets a person of the demo data in, through an invitation as everybody gets one. */
export async function letIn(app: TestApp, username: string): Promise<void> {
  const path = `/api/invitations/${await invite(app, username)}`;
  const { status } = await app.api('POST', path, { password: MEMBER_PASSWORD }, { as: null });
  expect(status).toBeLessThan(300);
}

/** Invites somebody of the demo data. @returns the token of the link */
export async function invite(app: TestApp, username: string): Promise<string> {
  const [user] = await find(app, 'core:user', `username == '${username}'`);
  const { body } = await app.api<{ token: string }>('POST', '/api/invitations', { user: user!.id });
  return body.token;
}
