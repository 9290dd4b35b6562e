import { request } from './client.ts';

/** How far a user is with signing in. */
export interface Standing {
  readonly userId: string;
  readonly hasPassword: boolean;
  readonly invitedUntil: string | null;
  readonly lastSeenAt: string | null;
}

/** Makes a link by which the user chooses a password; it ends his earlier ones. */
export async function invite(user: string): Promise<string> {
  const { data } = await request<{ path: string }>('POST', '/api/invitations', { body: { user } });
  return `${location.origin}${data.path}`;
}

export async function readStandings(signal?: AbortSignal): Promise<ReadonlyMap<string, Standing>> {
  const { data } = await request<{ items: readonly Standing[] }>(
    'GET',
    '/api/invitations',
    signal ? { signal } : {},
  );
  return new Map(data.items.map((standing) => [standing.userId, standing]));
}
