import { request } from './client.ts';

/** The own second factor. */
export interface FactorState {
  readonly enabled: boolean;
  readonly since: string | null;
  readonly recoveryCodesLeft: number;
  readonly required: boolean;
}

/** What an authenticator app needs: a text to type, or the content of a square code. */
export interface ProposedFactor {
  readonly secret: string;
  readonly address: string;
}

/** The key of a program. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scope: {
    readonly readOnly: boolean;
    readonly entities?: readonly string[];
    readonly operations?: readonly string[];
  };
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly days?: number | undefined;
  readonly readOnly: boolean;
  readonly entities?: readonly string[] | undefined;
}

const FACTOR = '/api/auth/second-factor';

export async function readFactor(): Promise<FactorState> {
  return (await request<FactorState>('GET', FACTOR)).data;
}

export async function proposeFactor(password: string): Promise<ProposedFactor> {
  return (await request<ProposedFactor>('POST', FACTOR, { body: { password } })).data;
}

/** Answers the recovery codes, once. */
export async function confirmFactor(code: string): Promise<readonly string[]> {
  return codesOf('confirm', { code });
}

export async function renewCodes(password: string): Promise<readonly string[]> {
  return codesOf('recovery-codes', { password });
}

export async function disableFactor(password: string): Promise<void> {
  await request('POST', `${FACTOR}/disable`, { body: { password } });
}

export async function readKeys(): Promise<readonly ApiKey[]> {
  return (await request<{ items: readonly ApiKey[] }>('GET', '/api/auth/keys')).data.items;
}

/** Answers the key itself, once. */
export async function makeKey(key: NewApiKey): Promise<string> {
  return (await request<{ key: string }>('POST', '/api/auth/keys', { body: key })).data.key;
}

export async function revokeKey(id: string): Promise<void> {
  await request('DELETE', `/api/auth/keys/${id}`);
}

async function codesOf(path: string, body: unknown): Promise<readonly string[]> {
  const { data } = await request<{ recoveryCodes: readonly string[] }>('POST', `${FACTOR}/${path}`, { body });
  return data.recoveryCodes;
}
