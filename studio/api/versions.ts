import type { VersionChange, VersionHead as Version } from '../../platform/storage/store/version-store.ts';
import { request } from './client.ts';

export type { Version, VersionChange };

export interface VersionPage {
  readonly items: readonly Version[];
  readonly nextCursor?: string;
}

/** The latest first, so many at a time. */
export async function readVersions(cursor?: string, signal?: AbortSignal): Promise<VersionPage> {
  const path = cursor === undefined ? '/api/versions' : `/api/versions?cursor=${encodeURIComponent(cursor)}`;
  return (await request<VersionPage>('GET', path, signal ? { signal } : {})).data;
}

/** Makes a new version that is as an earlier one was. @returns its number */
export async function restoreVersion(number: number): Promise<number> {
  return (await request<Version>('POST', `/api/versions/${number}/restore`, { body: {} })).data.number;
}
