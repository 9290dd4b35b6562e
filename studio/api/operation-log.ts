import { request, requestFile, type FileAnswer } from './client.ts';

/** What is looked for in the operation log. */
export interface LogQuestion {
  readonly user?: string | undefined;
  readonly entity?: string | undefined;
  readonly record?: string | undefined;
  readonly operation?: string | undefined;
  /** RFC 3339, included. */
  readonly from?: string | undefined;
  /** RFC 3339, excluded. */
  readonly to?: string | undefined;
}

/** One thing somebody did. */
export interface LoggedOperation {
  readonly id: string;
  readonly at: string;
  readonly by: { readonly id: string | null; readonly title: string };
  readonly operation: string;
  readonly entity?: string;
  readonly record?: { readonly id: string; readonly title: string | null };
  readonly source?: string;
  readonly changes?: Readonly<Record<string, { readonly old: unknown; readonly new: unknown }>>;
  readonly details?: Readonly<Record<string, unknown>>;
}

export interface LogPage {
  readonly items: readonly LoggedOperation[];
  /** Titles of the records that values refer to, by id. */
  readonly titles: Readonly<Record<string, string | null>>;
  readonly nextCursor?: string;
}

interface LogHead {
  readonly row: number;
  readonly sealedAt: string;
}

/** How far the log is sealed, and what the last verification found. */
export interface SealState {
  readonly head: LogHead | null;
  readonly verified: {
    readonly at: string;
    readonly rows: number;
    readonly head: LogHead | null;
    readonly problem: { readonly kind: string; readonly row: number } | null;
  } | null;
  readonly isVerifying: boolean;
}

export async function readLog(
  question: LogQuestion,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<LogPage> {
  return (await request<LogPage>('GET', `/api/log?${query({ ...question, cursor })}`, { signal })).data;
}

/** The whole of what is looked for, as a CSV file. */
export function exportLog(question: LogQuestion): Promise<FileAnswer> {
  return requestFile('GET', `/api/log/export?${query({ ...question })}`, { onProgress: () => undefined });
}

export async function readSeal(): Promise<SealState> {
  return (await request<SealState>('GET', '/api/log/seal')).data;
}

export async function verifyLog(): Promise<SealState> {
  return (await request<SealState>('POST', '/api/log/seal/verify')).data;
}

function query(parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string] => !!entry[1]);
  return new URLSearchParams(given).toString();
}
