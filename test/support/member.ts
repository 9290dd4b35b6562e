import type { TestApp } from './test-app.ts';

/** The password of every member. */
export const MEMBER_PASSWORD = 'tea at half past four';

/** A new member of the organisation, signed in through an invitation. @returns the token */
export async function signedInMember(app: TestApp, username: string): Promise<string> {
  const { body: user } = await app.api<{ id: string }>('POST', '/api/records/user', {
    username,
    name: username,
    roles: ['member'],
  });
  const { body: invitation } = await app.api<{ token: string }>('POST', '/api/invitations', {
    user: user.id,
  });
  const { body } = await app.api<{ token: string }>(
    'POST',
    `/api/invitations/${invitation.token}`,
    { password: MEMBER_PASSWORD },
    { as: null },
  );
  return body.token;
}
