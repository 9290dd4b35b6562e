import type { TestApp } from './test-app.ts';
import { MEMBER_PASSWORD, signedInMember } from './member.ts';
import type { Answer } from './api.ts';

/** An answer that may be a problem. */
export interface Problem {
  code: string;
  detail: string;
  errors: { path: string; code: string }[];
}

export interface SignedIn {
  token: string;
  user: { id: string; username: string };
}

/** Signs somebody in by password and, where asked for, a code. */
export function signIn(
  app: Pick<TestApp, 'api'>,
  username: string,
  more: { password?: string; code?: string } = {},
): Promise<Answer<SignedIn & Problem>> {
  const body = { username, password: MEMBER_PASSWORD, ...more };
  return app.api('POST', '/api/auth/login', body, { as: null });
}

/** A new member, signed in, with his id. */
export async function newMember(app: TestApp, username: string): Promise<{ token: string; id: string }> {
  const token = await signedInMember(app, username);
  const { body } = await app.api<{ user: { id: string } }>('GET', '/api/auth/me', undefined, { as: token });
  return { token, id: body.user.id };
}

/** What the operation log holds of an operation, the latest first. */
export async function logged(app: TestApp, operation: string) {
  const { body } = await app.api<{
    items: { by: { title: string }; record?: { id: string }; details?: Record<string, unknown> }[];
  }>('GET', `/api/log?operation=${operation}`);
  return body.items;
}
