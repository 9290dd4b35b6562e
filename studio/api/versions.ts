import { request } from './client.ts';

/** One thing a version changed. */
export interface VersionChange {
  /** `library:book.entity` */
  readonly target: string;
  /** `fields.title.label.en`; '' is the node itself. */
  readonly path: string;
  readonly what: 'added' | 'changed' | 'removed' | 'retired' | 'restored';
  readonly from?: unknown;
  readonly to?: unknown;
}

/** One state of the metadata that was in force. */
export interface Version {
  readonly number: number;
  /** RFC 3339. */
  readonly at: string;
  /** Null where the system did it. */
  readonly authorId: string | null;
  readonly author: string;
  readonly kind: string;
  readonly comment: string;
  readonly changes: readonly VersionChange[];
}

export async function readVersions(signal?: AbortSignal): Promise<readonly Version[]> {
  return (await request<{ items: readonly Version[] }>('GET', '/api/versions', signal ? { signal } : {})).data
    .items;
}

/** Makes a new version that is as an earlier one was. */
export async function restoreVersion(number: number): Promise<number> {
  return (await request<{ version: number }>('POST', `/api/versions/${number}/restore`, { body: {} })).data
    .version;
}
