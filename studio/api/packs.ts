import type { InstalledPack, PackList } from '../../platform/lifecycle/packs/installed-packs.service.ts';
import type { PackPlan as Planned } from '../../platform/lifecycle/packs/pack-plan.ts';
import type { OpenChange } from '../../platform/model/upgrade/open-changes.ts';
import { request } from './client.ts';
import type { ToldPlan } from './drafts.ts';

export type { InstalledPack, OpenChange, PackList };

/** A plan as it arrives: over HTTP messages are sentences in the reader's language. */
export type PackPlan = Omit<Planned, keyof ToldPlan> & Partial<ToldPlan>;

/** A pack to install: a zip somebody chose, or one that waits in a folder of the server. */
export type PackSource = Blob | { readonly folder: string };

/** What somebody decided, by question. */
export type PackAnswers = Readonly<Record<string, unknown>>;

export async function readPacks(signal?: AbortSignal): Promise<PackList> {
  return (await request<PackList>('GET', '/api/packs', signal ? { signal } : {})).data;
}

/** What installing or upgrading would do; nothing happens yet. */
export async function planPack(source: PackSource): Promise<PackPlan> {
  const sent =
    source instanceof Blob
      ? { body: source, headers: { 'content-type': 'application/zip' } }
      : { body: source };
  return (await request<PackPlan>('POST', '/api/packs?dryRun=1', sent)).data;
}

/** Puts what was planned in force, with what was decided; answers the number of the version. */
export async function applyPack(text: string, answers: PackAnswers): Promise<number> {
  return (await request<{ number: number }>('POST', '/api/packs', { body: { text, answers } })).data.number;
}

export async function planUninstall(name: string): Promise<PackPlan> {
  return (await request<PackPlan>('DELETE', `/api/packs/${name}?dryRun=1`)).data;
}

export async function uninstallPack(name: string): Promise<number> {
  return (await request<{ number: number }>('DELETE', `/api/packs/${name}`)).data.number;
}

/** What vendors changed and the organisation kept as it was. */
export async function readInbox(signal?: AbortSignal): Promise<readonly OpenChange[]> {
  return (await request<{ items: readonly OpenChange[] }>('GET', '/api/inbox', signal ? { signal } : {})).data
    .items;
}

/** Decides about one of them; answers the number of the version. */
export async function resolveChange({ pack, id }: OpenChange, choice: string): Promise<number> {
  const body = { answers: { [id]: { choice } } };
  return (await request<{ number: number }>('POST', `/api/packs/${pack}/resolve`, { body })).data.number;
}

/** Where a pack is fetched as a zip; `org` is what the organisation customised. */
export function exportPath(name: string): string {
  return `/api/packs/${encodeURIComponent(name)}/export`;
}
