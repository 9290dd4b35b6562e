import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, type ReactNode } from 'react';
import { onSignedOut, request } from '../../api/client.ts';

/** The person signed in, as the server knows them. */
export interface SignedInUser {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly department?: { readonly id: string; readonly title: string | null } | null;
  readonly locale?: string | null;
  readonly timeZone?: string | null;
  /** Has to set up a second factor before anything else. */
  readonly mustEnrol?: boolean;
  /** Who really looks, where it is not the user himself. */
  readonly viewAs?: Viewing | undefined;
}

/** Somebody looks at the product as this user. */
export interface Viewing {
  readonly by: { readonly id: string; readonly name: string };
  readonly until: string;
  /** Nothing is reached any more; it remains to end it. */
  readonly over: boolean;
}

/** What somebody types at the door; the code where a second factor is set up. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
}

const SESSION_KEY = ['session'] as const;
const SessionContext = createContext<SignedInUser | undefined>(undefined);

async function readSession(): Promise<SignedInUser | null> {
  type Answer = Pick<SignedInUser, 'mustEnrol' | 'viewAs'> & { user: SignedInUser | null };
  const { data } = await request<Answer>('GET', '/api/auth/session');
  return data.user && { ...data.user, mustEnrol: data.mustEnrol ?? false, viewAs: data.viewAs };
}

/** Who is signed in: `null` nobody, `undefined` not known yet. */
export function useSession() {
  const client = useQueryClient();
  const session = useQuery({ queryKey: SESSION_KEY, queryFn: readSession, staleTime: Infinity, retry: 1 });
  useEffect(() => onSignedOut(() => client.setQueryData(SESSION_KEY, null)), [client]);
  return session;
}

/** Ends the session on the server; a fresh page forgets everything that was read under it. */
export async function signOut(): Promise<void> {
  await request('POST', '/api/auth/logout');
  location.assign('/');
}

/** Reads anew who is signed in, when something of the account has changed. */
export function useRefreshSession(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: SESSION_KEY });
}

/** Signs in; a Problem says why not. The answer opens the session at once. */
export function useSignIn(): (credentials: Credentials) => Promise<void> {
  const client = useQueryClient();
  return async (credentials) => {
    await request('POST', '/api/auth/login', { body: credentials });
    client.setQueryData(SESSION_KEY, await readSession());
  };
}

/** What everybody may change of the own account: language, time zone, password. */
export function useChangeOwnAccount(): (changes: Readonly<Record<string, unknown>>) => Promise<void> {
  const client = useQueryClient();
  return async (changes) => {
    const { data } = await request<{ user: SignedInUser }>('PATCH', '/api/auth/me', { body: changes });
    client.setQueryData(SESSION_KEY, data.user);
  };
}

export function SessionProvider({
  user,
  children,
}: {
  readonly user: SignedInUser;
  readonly children: ReactNode;
}) {
  return <SessionContext value={user}>{children}</SessionContext>;
}

export function useSignedInUser(): SignedInUser {
  const user = use(SessionContext);
  if (!user) throw new Error('useSignedInUser stands outside SessionProvider');
  return user;
}

/** Whether the person signed in administers the installation. */
export function useIsAdmin(): boolean {
  return useSignedInUser().roles.includes('systemAdmin');
}
