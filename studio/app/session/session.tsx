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
}

const SESSION_KEY = ['session'] as const;
const SessionContext = createContext<SignedInUser | undefined>(undefined);

async function readSession(): Promise<SignedInUser | null> {
  return (await request<{ user: SignedInUser | null }>('GET', '/api/auth/session')).data.user;
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

/** Signs in; a Problem says why not. The answer opens the session at once. */
export function useSignIn(): (credentials: { username: string; password: string }) => Promise<void> {
  const client = useQueryClient();
  return async (credentials) => {
    const { data } = await request<{ user: SignedInUser }>('POST', '/api/auth/login', { body: credentials });
    client.setQueryData(SESSION_KEY, data.user);
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
