import { request } from './client.ts';
import { recordsQuery, type ReferenceValue } from './records.ts';

/** One thing the reader is told of what others did. */
export interface NotificationData {
  readonly id: string;
  /**
   * `owned`: the records are his from now on; `duplicate`: somebody saved another record like his; `classified`: rules
   * classified them anew.
   */
  readonly kind: string;
  readonly at: string;
  readonly isSeen: boolean;
  /** Null where the system did it. */
  readonly by: ReferenceValue | null;
  readonly entity: string;
  readonly count: number;
  /** The first record; null where the reader may not see it, or it is deleted. */
  readonly record: ReferenceValue | null;
}

export interface NotificationPage {
  readonly items: readonly NotificationData[];
  readonly unseen: number;
  readonly nextCursor?: string;
}

export async function listNotifications(
  page: { readonly limit: number; readonly cursor?: string | undefined },
  signal?: AbortSignal,
): Promise<NotificationPage> {
  const path = `/api/notifications?${recordsQuery(page)}`;
  const { data } = await request<NotificationPage>('GET', path, signal ? { signal } : {});
  return data;
}

/** How many are not seen: asked by the clock and not by somebody, so that it keeps no session alive. */
export async function countUnseen(signal?: AbortSignal): Promise<number> {
  const path = `/api/notifications?${recordsQuery({ limit: 1 })}`;
  const options = { headers: { 'kehu-background': '1' }, ...(signal ? { signal } : {}) };
  const { data } = await request<NotificationPage>('GET', path, options);
  return data.unseen;
}

/** Those up to one were seen. @returns how many are left */
export async function markNotificationsSeen(until: string): Promise<number> {
  const { data } = await request<{ unseen: number }>('POST', '/api/notifications/seen', { body: { until } });
  return data.unseen;
}
