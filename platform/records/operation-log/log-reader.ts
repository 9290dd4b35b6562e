import { Injectable } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import { Forbidden } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { CurrentCatalog } from '../../storage/catalog.ts';
import { Database } from '../../storage/connection/database.ts';
import {
  OperationLog,
  type FieldChange,
  type LogFilter,
  type StoredOperation,
} from '../../storage/store/operation-log.ts';
import { refersTo } from '../read/history.ts';
import { rightOn, type ReadSession } from '../read/read-session.ts';
import { recordTitles } from '../read/record-titles.ts';
import { RecordsService } from '../records.service.ts';
import { cursorOf, type LogRequest } from './log-request.ts';
import { messages } from './messages.ts';

export interface LogEntry extends Omit<StoredOperation, 'userId' | 'actor' | 'recordId'> {
  /** Without an id it was the system, and the title says doing what. */
  readonly by: { readonly id: string | null; readonly title: string };
  readonly record?: { readonly id: string; readonly title: string | null } | undefined;
}

export interface LogPage {
  readonly items: readonly LogEntry[];
  /** Titles of the records that old and new values refer to, by id. */
  readonly titles: Readonly<Record<string, string | null>>;
  readonly nextCursor?: string;
}

type Titles = Readonly<Record<string, string | null>>;

/** The operation log as a whole, for administrators. */
@Injectable()
export class LogReader {
  constructor(
    private readonly database: Database,
    private readonly current: CurrentCatalog,
    private readonly records: RecordsService,
    private readonly log: OperationLog,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, { filter, limit, before }: LogRequest): Promise<LogPage> {
    refuseOthers(this.access, caller);
    const page = { limit: limit + 1, before };
    const found = await this.log.list(this.database.session, this.#known(filter), page);
    const entries = found.slice(0, limit);
    const shown = await this.#shown(caller, entries);
    return { ...shown, ...(found.length > limit ? { nextCursor: cursorOf(entries.at(-1)!) } : {}) };
  }

  /** Everything a filter finds, the latest first, a page at a time. */
  async *pages(caller: Caller, filter: LogFilter, limit = 500): AsyncGenerator<LogPage> {
    for (let before: LogRequest['before']; ;) {
      const page = await this.list(caller, { filter, limit, before });
      yield page;
      const last = page.items.at(-1);
      if (!page.nextCursor || !last) return;
      before = { at: last.at, id: last.id };
    }
  }

  /** Nobody may change the log, and who tries stands in it. */
  async refuseChange(caller: Caller, tried: 'update' | 'delete'): Promise<never> {
    await this.database.transaction((tx) =>
      this.log.append(tx, [
        {
          at: this.clock.now().toISOString(),
          userId: caller.actorId,
          actor: caller.actor,
          operation: 'logChangeRefused',
          details: { tried },
        },
      ]),
    );
    throw new Forbidden(messages.logNeverDeleted());
  }

  /** The entity as people write it; one that is no longer there as it is logged. */
  #known(filter: LogFilter): LogFilter {
    const { entity } = filter;
    if (entity === undefined) return filter;
    return { ...filter, entity: this.current.get().model.findEntity(entity)?.key ?? entity };
  }

  async #shown(caller: Caller, entries: readonly StoredOperation[]): Promise<Omit<LogPage, 'nextCursor'>> {
    const read = await this.records.reading(caller);
    const about = await titlesOf(read, entries.map(subjectOf));
    const items = entries.map((entry) => entryOf(read, entry, about));
    return { items, titles: await titlesOf(read, items.flatMap(referredIn(read))) };
  }
}

export function refuseOthers(access: Access, caller: Caller): void {
  if (!access.holds(caller, 'administer')) throw new Forbidden(messages.logForAdmins());
}

interface Subject {
  readonly target: string;
  readonly id: string;
}

function subjectOf(entry: StoredOperation): Subject {
  return { target: entry.entity ?? '', id: recordOf(entry) ?? '' };
}

/** A look at a record is not part of its history, but about it all the same. */
function recordOf({ recordId, operation, details }: StoredOperation): string | undefined {
  return operation === 'viewed' && isId(details?.['record']) ? details['record'] : recordId;
}

/** What a restriction keeps from the caller, the log keeps from him too. */
function entryOf(read: ReadSession, entry: StoredOperation, titles: Titles): LogEntry {
  const { userId, actor, recordId: _, changes, ...rest } = entry;
  const recordId = recordOf(entry);
  const entity = entry.entity === undefined ? undefined : read.catalog.model.entities.get(entry.entity);
  const isVisible = recordId !== undefined && recordId in titles;
  const visible = Object.entries(changes ?? {}).filter(([name]) => {
    const field = entity?.fields.get(name);
    return isVisible && (!field || rightOn(read, field).read === 'yes');
  });
  return {
    ...rest,
    by: { id: userId, title: actor },
    ...(recordId === undefined ? {} : { record: { id: recordId, title: titles[recordId] ?? null } }),
    ...(visible.length > 0 ? { changes: Object.fromEntries(visible) as Record<string, FieldChange> } : {}),
  };
}

function referredIn(read: ReadSession): (entry: LogEntry) => Subject[] {
  return ({ entity = '', changes = {} }) =>
    Object.entries(changes).flatMap(([name, change]) => {
      const field = read.catalog.model.entities.get(entity)?.fields.get(name);
      return field ? [...refersTo(field, change.old), ...refersTo(field, change.new)] : [];
    });
}

/** Titles by id, one query for each entity. */
async function titlesOf(read: ReadSession, subjects: readonly Subject[]): Promise<Titles> {
  const byTarget = Map.groupBy(
    subjects.filter(({ target, id }) => target && id),
    ({ target }) => target,
  );
  const titles: Record<string, string | null> = {};
  for (const [target, group] of byTarget) {
    const ids = [...new Set(group.map(({ id }) => id))];
    Object.assign(titles, await recordTitles(read, target, ids, 'include'));
  }
  return titles;
}
