import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.ts';
import { idIn } from '../records/query-trees.ts';
import type { WriteSession } from '../records/write/write-session.ts';
import { NotificationStore, type Notification } from '../storage/store/notification-store.ts';
import type { RuleSet } from './rule-set.ts';

const USER = 'core:user';
/** More changes at once than these are told to a person as one. */
const MOST_APART = 20;

/** A record that rules classified anew, and whose it is. */
export interface Classified {
  readonly recordId: string;
  readonly owner: string | undefined;
}

/** Tells people of the records that rules classified anew, as part of the write. */
@Injectable()
export class ClassificationTellers {
  constructor(private readonly notifications: NotificationStore) {}

  /** One notification for each change; where there are many, one for all of a person's. */
  async tell(
    write: WriteSession,
    set: RuleSet,
    runId: string,
    classified: readonly Classified[],
  ): Promise<void> {
    const whom = set.spec.notify ?? [];
    const owned = classified.filter(({ owner }) => owner !== undefined);
    if (whom.length === 0 || owned.length === 0) return;
    const owners = new Set(owned.map(({ owner }) => owner!));
    const superiors = whom.includes('superior')
      ? await superiorsOf(write, [...owners])
      : new Map<string, string>();
    const told = new Map<string, string[]>();
    const add = (user: string | undefined, record: string) => {
      if (user === undefined) return;
      const records = told.get(user);
      if (records) records.push(record);
      else told.set(user, [record]);
    };
    for (const { recordId, owner } of owned) {
      if (whom.includes('owner')) add(owner, recordId);
      add(superiors.get(owner!), recordId);
    }
    const notes = [...told].flatMap(([user, records]) => notesFor(write, set, runId, user, records));
    await this.notifications.append(write.tx, notes);
  }
}

function notesFor(
  { now }: WriteSession,
  { entity }: RuleSet,
  runId: string,
  userId: string,
  records: readonly string[],
): Notification[] {
  const note = (recordId: string, count: number, writeId: string): Notification => ({
    id: newId(),
    userId,
    kind: 'classified',
    writeId,
    entity: entity.key,
    recordId,
    count,
    byUserId: null,
    at: now.toISOString(),
  });
  if (records.length > MOST_APART) return [note(records[0]!, records.length, runId)];
  return records.map((record) => note(record, 1, `${runId} ${record}`));
}

/** Whom users report to, by user. */
async function superiorsOf(write: WriteSession, users: readonly string[]): Promise<Map<string, string>> {
  const rows = await write.catalog.store.find(write.tx, {
    entity: USER,
    select: [['id'], ['reportsTo']],
    where: idIn(users),
    sort: [],
    limit: users.length,
  });
  return new Map(
    rows.flatMap((row) => {
      const to = (row['reportsTo'] as { id?: string } | null)?.id;
      return to === undefined ? [] : [[String(row['id']), to] satisfies [string, string]];
    }),
  );
}
