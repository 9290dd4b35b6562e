import { request } from './client.ts';
import type { ProblemIssue } from './problem.ts';
import type { RecordData, ReferenceValue, WriteOptions } from './records.ts';
import { writeHeaders } from './records.ts';

/** A stage a record can be sent to, and what its gate still asks. */
export interface StageWay {
  readonly to: string;
  readonly transition?: string;
  readonly allowed: boolean;
  readonly needsReason: boolean;
  /** Fields to fill in first. */
  readonly missing: readonly string[];
  /** Items of the checklist that are not ticked. */
  readonly unticked: readonly string[];
  readonly issues: readonly ProblemIssue[];
}

/** A stretch of time in a stage. */
export interface StagePeriod {
  readonly id: string;
  readonly process: string;
  readonly stage: string;
  readonly from: string | null;
  readonly enteredAt: string;
  /** Null while the record is in it. */
  readonly leftAt: string | null;
  readonly seconds: number | null;
  readonly by: ReferenceValue | null;
  readonly reason: string | null;
  /** What was ticked in it, by whom and when. */
  readonly checklist: Readonly<Record<string, StageTick>> | null;
}

export interface StageTick {
  readonly at: string;
  /** The id of a user. */
  readonly by: string | null;
}

/** Where a record stands, how it came there and where it can go. */
export interface StageStates {
  /** Bare name of the process. */
  readonly process: string | undefined;
  readonly stage: string | undefined;
  readonly ways: readonly StageWay[];
  /** Processes the record could change to. */
  readonly processes: readonly string[];
  /** The history, latest last. */
  readonly items: readonly StagePeriod[];
}

export async function readStages(entity: string, id: string, signal?: AbortSignal): Promise<StageStates> {
  return (await request<StageStates>('GET', `${pathOf(entity, id)}/stages`, signal ? { signal } : {})).data;
}

/** A move with all that its gate asks for. */
export interface StageMove {
  readonly to: string;
  readonly reason?: string | undefined;
  readonly checklist?: readonly string[];
  /** Fields written along. */
  readonly data?: Readonly<Record<string, unknown>>;
}

export function moveStage(
  entity: string,
  id: string,
  move: StageMove,
  options: WriteOptions = {},
): Promise<RecordData> {
  return act(entity, id, 'moveStage', move, options);
}

/** Takes a record to another process, in one of its stages. */
export function changeProcess(
  entity: string,
  id: string,
  change: StageMove & { readonly stage: string },
  options: WriteOptions = {},
): Promise<RecordData> {
  return act(entity, id, 'changeProcess', change, options);
}

/** Ticks items of the checklist of the stage a record is in, or takes the tick away. */
export async function tickItems(
  entity: string,
  id: string,
  items: Readonly<Record<string, boolean>>,
): Promise<void> {
  await act(entity, id, 'tickItems', { items }, {});
}

async function act(
  entity: string,
  id: string,
  action: string,
  body: object,
  options: WriteOptions,
): Promise<RecordData> {
  const headers = writeHeaders(options);
  return (await request<RecordData>('POST', `${pathOf(entity, id)}/actions/${action}`, { body, headers }))
    .data;
}

function pathOf(entity: string, id: string): string {
  return `/api/records/${encodeURIComponent(entity)}/${id}`;
}
