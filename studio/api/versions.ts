import type { VersionChange, VersionHead as Version } from '../../platform/storage/store/version-store.ts';
import { request } from './client.ts';

export type { Version, VersionChange };

export async function readVersions(signal?: AbortSignal): Promise<readonly Version[]> {
  return (await request<{ items: readonly Version[] }>('GET', '/api/versions', signal ? { signal } : {})).data
    .items;
}

/** Makes a new version that is as an earlier one was. */
export async function restoreVersion(number: number): Promise<number> {
  return (await request<{ version: number }>('POST', `/api/versions/${number}/restore`, { body: {} })).data
    .version;
}
