import type { DraftRecord } from './draft-record.ts';
import type { ImportPlan } from './import-plan.ts';
import { messages } from './messages.ts';
import type { Message } from '../kernel/text.ts';
import type { RecordStore } from '../storage/store/record-store.ts';
import type { Session } from '../storage/connection/session.ts';

/** The record a draft is about: its id, none yet, or why that cannot be said. */
export type Match =
  | { readonly id: string | undefined }
  | { readonly field: string; readonly problem: Message };

/** Finds the records that drafts of one chunk are about; what the caller may not see is not there for him. */
export async function matchExisting(
  session: Session,
  store: RecordStore,
  { entity, match }: ImportPlan,
  drafts: readonly DraftRecord[],
  seen: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<Match[]> {
  if (match.length === 0) return drafts.map(() => ({ id: undefined }));
  const names = match.map(({ field }) => field.name);
  const keys = drafts.map(({ data }) => names.map((name) => data[name] ?? null));
  const complete = keys.filter((key) => !key.includes(null));
  const found = await store.findByKey(session, entity.key, names, complete);
  const readable = await seen(found.flat());
  const idsOf = new Map(complete.map((key, index) => [key, found[index]!.filter((id) => readable.has(id))]));
  return keys.map((key) => {
    const ids = idsOf.get(key);
    if (!ids) return emptyKey(names[key.indexOf(null)]!);
    if (ids.length > 1) return { field: '', problem: messages.matchAmbiguous() };
    return { id: ids[0] };
  });
}

function emptyKey(field: string): Match {
  return { field, problem: messages.matchEmpty({ field }) };
}

/** The keys that drafts are matched by; none where each is a new record. */
export function keysOf(drafts: readonly DraftRecord[], { match }: ImportPlan): Set<string> {
  return new Set(match.length === 0 ? [] : drafts.map((draft) => keyOf(draft, match)));
}

function keyOf({ data }: DraftRecord, match: ImportPlan['match']): string {
  return JSON.stringify(match.map(({ field }) => data[field.name]));
}

/** Drafts in runs in which no key appears twice, so that the second of two is matched against the first. */
export function runsOf(drafts: readonly DraftRecord[], { match }: ImportPlan): DraftRecord[][] {
  if (match.length === 0) return [[...drafts]];
  const runs: DraftRecord[][] = [[]];
  let seen = new Set<string>();
  for (const draft of drafts) {
    const key = keyOf(draft, match);
    if (seen.has(key)) {
      runs.push([]);
      seen = new Set();
    }
    seen.add(key);
    runs.at(-1)!.push(draft);
  }
  return runs;
}
