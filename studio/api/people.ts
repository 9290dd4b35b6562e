import type { ApiKey } from './account.ts';
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

/** From the next request on this session sees what the user sees, and changes nothing. */
export async function startViewAs(user: string): Promise<void> {
  await request('POST', '/api/auth/view-as', { body: { user } });
}

export async function endViewAs(): Promise<void> {
  await request('DELETE', '/api/auth/view-as');
}

/** How somebody gets in. */
export interface PersonAccess {
  readonly sessions: number;
  readonly secondFactor: boolean;
  readonly keys: readonly ApiKey[];
}

/** How many records of an entity somebody owns. */
export interface OwnedRecords {
  readonly entity: string;
  readonly label: Readonly<Record<string, string>>;
  readonly count: number;
}

export interface HandoverStep {
  readonly moved: number;
  readonly remaining: number;
  readonly refused: readonly { readonly entity: string; readonly id: string; readonly reason: string }[];
}

/** What the company asks of those who sign in. */
export interface SignInPolicy {
  readonly minPasswordLength: number;
  readonly rememberedPasswords: number;
  readonly secondFactorRoles: readonly string[];
}

export async function readAccess(user: string): Promise<PersonAccess> {
  return (await request<PersonAccess>('GET', `/api/users/${user}/access`)).data;
}

/** Ends a way in: `sessions`, `second-factor`, `keys/{id}`. */
export async function endAccess(user: string, what: string): Promise<void> {
  await request('DELETE', `/api/users/${user}/${what}`);
}

export async function readOwned(user: string): Promise<readonly OwnedRecords[]> {
  return (await request<{ items: readonly OwnedRecords[] }>('GET', `/api/users/${user}/handover`)).data.items;
}

/** Hands over everything somebody owns, a part at a time. Answers what rules have kept back. */
export async function handOver(
  user: string,
  to: string,
  onProgress: (moved: number) => void,
): Promise<HandoverStep['refused']> {
  const refused: HandoverStep['refused'][number][] = [];
  for (let moved = 0; ;) {
    const skip = refused.map(({ id }) => id);
    const { data } = await request<HandoverStep>('POST', `/api/users/${user}/handover`, {
      body: { to, ...(skip.length > 0 ? { skip } : {}) },
    });
    moved += data.moved;
    refused.push(...data.refused);
    onProgress(moved);
    if (data.remaining === 0 || (data.moved === 0 && data.refused.length === 0)) return refused;
  }
}

export async function readPolicy(): Promise<SignInPolicy> {
  return (await request<SignInPolicy>('GET', '/api/sign-in-policy')).data;
}

export async function changePolicy(policy: SignInPolicy): Promise<SignInPolicy> {
  return (await request<SignInPolicy>('PUT', '/api/sign-in-policy', { body: policy })).data;
}
