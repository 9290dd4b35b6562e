import { request } from './client.ts';
import type { ReferenceValue } from './records.ts';

/** A text by language. */
type Texts = Readonly<Record<string, string>>;

/** How one field of a record is classified, and how it came to that. */
export interface FieldClassification {
  readonly value: string | null;
  /** Rules keep it right. */
  readonly isAutomatic: boolean;
  readonly pin: {
    /** The last day; null for good. */
    readonly until: string | null;
    readonly note: string | null;
    readonly at: string;
    readonly by: ReferenceValue | null;
  } | null;
  /** The latest first. */
  readonly history: readonly ClassificationLine[];
}

export interface ClassificationLine {
  readonly id: string;
  readonly at: string;
  readonly old: string | null;
  readonly new: string | null;
  readonly rule: string | null;
  readonly ruleLabel: Texts | null;
  readonly measured: string | null;
  /** Null where the system did it. */
  readonly by: ReferenceValue | null;
  readonly source: string | null;
}

export async function readClassification(
  entity: string,
  id: string,
  signal?: AbortSignal,
): Promise<Readonly<Record<string, FieldClassification>>> {
  const path = `/api/records/${entity}/${id}/classification`;
  const { data } = await request<{ fields: Record<string, FieldClassification> }>(
    'GET',
    path,
    signal ? { signal } : {},
  );
  return data.fields;
}

export interface Pin {
  readonly field: string;
  readonly value: string | null;
  readonly until: string | null;
  readonly note: string | null;
}

export async function pinClassification(entity: string, id: string, body: Pin): Promise<void> {
  await request('POST', `/api/records/${entity}/${id}/actions/pin`, { body });
}

export async function unpinClassification(entity: string, id: string, field: string): Promise<void> {
  await request('POST', `/api/records/${entity}/${id}/actions/unpin`, { body: { field } });
}

/** One run of a set of rules. */
export interface ClassificationRun {
  readonly id: string;
  readonly asOf: string;
  readonly trigger: 'schedule' | 'person' | 'change';
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly lookedAt: number;
  readonly changed: number;
  readonly pinned: number;
  readonly failed: number;
}

/** Rules that classify one field of one entity. */
export interface RuleSet {
  readonly scheme: string;
  readonly name: string;
  readonly label: Texts;
  readonly entity: string;
  readonly field: string;
  readonly at: string | null;
  readonly onChange: boolean;
  readonly rules: readonly { readonly name: string; readonly label: Texts; readonly to: string }[];
  readonly runs: readonly ClassificationRun[];
}

export async function listRuleSets(signal?: AbortSignal): Promise<readonly RuleSet[]> {
  const { data } = await request<{ items: RuleSet[] }>(
    'GET',
    '/api/classifications',
    signal ? { signal } : {},
  );
  return data.items;
}

/** What a run would do. */
export interface Trial {
  readonly asOf: string;
  readonly lookedAt: number;
  readonly pinned: number;
  readonly counts: readonly { readonly old: string | null; readonly to: string; readonly count: number }[];
  readonly moves: readonly {
    readonly recordId: string;
    readonly title: string | null;
    readonly old: string | null;
    readonly to: string;
    readonly rule: string;
    readonly measured: string | null;
    readonly isPinned: boolean;
  }[];
}

function runsPath({ scheme, name }: Pick<RuleSet, 'scheme' | 'name'>): string {
  return `/api/classifications/${scheme}/${name}/runs`;
}

export async function tryRules(set: RuleSet, asOf: string | undefined): Promise<Trial> {
  const body = { dryRun: true, ...(asOf === undefined ? {} : { asOf }) };
  return (await request<Trial>('POST', runsPath(set), { body })).data;
}

/** @returns the id of its job */
export async function startRun(set: RuleSet, asOf: string | undefined): Promise<string> {
  const body = asOf === undefined ? {} : { asOf };
  return (await request<{ job: string }>('POST', runsPath(set), { body })).data.job;
}

export interface RunChange {
  readonly id: string;
  readonly recordId: string;
  readonly title: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly rule: string | null;
  readonly measured: string | null;
}

export async function readRun(
  set: RuleSet,
  id: string,
  signal?: AbortSignal,
): Promise<{ readonly changes: readonly RunChange[] }> {
  const path = `${runsPath(set)}/${id}`;
  return (await request<{ changes: RunChange[] }>('GET', path, signal ? { signal } : {})).data;
}
