import type { ReferenceImpact } from '../../platform/lifecycle/plan/change-plan.ts';
import { request } from './client.ts';

/** A node to choose from. */
export interface NodeEntry {
  readonly key: string;
  readonly name: string;
  readonly pack: string;
  readonly label?: Readonly<Record<string, string>>;
}

/** Who set a property: a pack in a version, or somebody of the organisation at a time. */
export interface Origin {
  readonly layer: string;
  readonly version: string;
  readonly source: string;
  readonly at?: string;
}

/** A node as it holds now, with what is hidden and kept, and who set what. */
export interface NodeDocument extends NodeEntry {
  readonly kind: string;
  /** As packs and patches say it: what a patch's paths lead through. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly retired: Readonly<Record<string, unknown>>;
  readonly provenance: Readonly<Record<string, Origin>>;
}

function stoppedBy(signal: AbortSignal | undefined) {
  return signal ? { signal } : {};
}

/** Every schema of the vocabulary by file name. */
export async function readVocabulary(signal?: AbortSignal): Promise<Readonly<Record<string, object>>> {
  return (await request<Readonly<Record<string, object>>>('GET', '/api/vocabulary', stoppedBy(signal))).data;
}

export async function readNodes(kind: string, signal?: AbortSignal): Promise<readonly NodeEntry[]> {
  const { data } = await request<{ items: readonly NodeEntry[] }>(
    'GET',
    `/api/metadata/${kind}`,
    stoppedBy(signal),
  );
  return data.items;
}

export async function readNode(kind: string, key: string, signal?: AbortSignal): Promise<NodeDocument> {
  const path = `/api/metadata/${kind}/${encodeURIComponent(key)}?layers=1`;
  return (await request<NodeDocument>('GET', path, stoppedBy(signal))).data;
}

/** Where a node, or something inside it, is used. */
export async function readUses(
  kind: string,
  key: string,
  path: string,
  signal?: AbortSignal,
): Promise<ReferenceImpact['uses']> {
  const address = `/api/metadata/${kind}/${encodeURIComponent(key)}/uses?path=${encodeURIComponent(path)}`;
  return (await request<ReferenceImpact>('GET', address, stoppedBy(signal))).data.uses;
}
