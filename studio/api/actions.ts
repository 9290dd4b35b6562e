import { request } from './client.ts';
import type { RecordData, UnseenState } from './records.ts';

/** A text in each language. */
type Words = Readonly<Record<string, string>>;

/** Something that can be done with a record now, or why not. */
export interface ActionItem {
  readonly name: string;
  readonly allowed: boolean;
  readonly reason?: { readonly code: string; readonly message: string };
  /** Of actions beside those every record has. */
  readonly label?: Words;
  readonly icon?: string;
  readonly prominent?: boolean;
  /** Which dialog asks before it is done. */
  readonly asks?: { readonly kind: string; readonly key?: string };
}

export interface ActionList {
  readonly items: readonly ActionItem[];
  readonly states: Readonly<Record<string, UnseenState>>;
}

export async function listActions(entity: string, id: string, signal?: AbortSignal): Promise<ActionList> {
  return (await request<ActionList>('GET', actionsPath(entity, id), signal ? { signal } : {})).data;
}

/** A record that an action made or wants to be shown. */
export interface MadeRecord {
  readonly entity: string;
  readonly id: string;
  readonly title: string | null;
}

/** The record as it is then; what came of it stands beside its fields. */
export type ActionAnswer = RecordData & {
  readonly $made?: Readonly<Record<string, MadeRecord>>;
  readonly $open?: MadeRecord;
};

export interface ActionOptions {
  readonly version?: number | undefined;
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}

export async function runAction(
  entity: string,
  id: string,
  action: string,
  body: Readonly<Record<string, unknown>>,
  { version, reasons }: ActionOptions = {},
): Promise<ActionAnswer> {
  const headers = {
    ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    ...(reasons ? { 'kehu-reasons': encodeURIComponent(JSON.stringify(reasons)) } : {}),
  };
  return (await request<ActionAnswer>('POST', `${actionsPath(entity, id)}/${action}`, { body, headers }))
    .data;
}

/** What the dialog of a conversion begins with, by target. */
export interface ConversionDraft {
  readonly targets: Readonly<Record<string, TargetDraft>>;
}

export interface TargetDraft {
  readonly entity: string;
  readonly label: Words;
  readonly form?: string;
  readonly choosable: boolean;
  /** A record that is taken instead of a new one. */
  readonly existing: { readonly id: string; readonly title: string | null } | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export async function readDraft(
  entity: string,
  id: string,
  action: string,
  signal?: AbortSignal,
): Promise<ConversionDraft> {
  const path = `${actionsPath(entity, id)}/${action}/draft`;
  return (await request<ConversionDraft>('GET', path, signal ? { signal } : {})).data;
}

function actionsPath(entity: string, id: string): string {
  return `/api/records/${encodeURIComponent(entity)}/${id}/actions`;
}
