import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { localTime } from '../../expression/calendar/time-zone.ts';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import {
  LogReader,
  refuseOthers,
  type LogEntry,
  type LogPage,
} from '../../records/operation-log/log-reader.ts';
import { Organisations } from '../../records/organisation.ts';
import { Database } from '../../storage/connection/database.ts';
import { OperationLog, type LogFilter } from '../../storage/store/operation-log.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';

/** Names of columns are those of the API: the file is for auditors and programs of any language. */
const COLUMNS = [
  'at',
  'user',
  'userId',
  'operation',
  'entity',
  'record',
  'recordId',
  'version',
  'field',
  'old',
  'new',
  'source',
  'requestId',
  'details',
];

/** The operation log as a file, a line for each changed field. Taking it stands in the log before the first byte leaves. */
@Injectable()
export class LogExportService {
  constructor(
    private readonly reader: LogReader,
    private readonly organisations: Organisations,
    private readonly database: Database,
    private readonly log: OperationLog,
    private readonly access: Access,
    private readonly clock: Clock,
  ) {}

  async send(caller: Caller, filter: LogFilter, reply: FastifyReply, requestId: string): Promise<Readable> {
    refuseOthers(this.access, caller);
    const now = this.clock.now();
    await this.database.transaction((tx) =>
      this.log.append(tx, [
        {
          at: now.toISOString(),
          userId: caller.actorId,
          actor: caller.actor,
          operation: 'exportLog',
          requestId,
          details: { ...filter, format: 'csv' },
        },
      ]),
    );
    const { timeZone } = await this.organisations.get();
    const day = localTime(now.getTime(), timeZone)?.date ?? '';
    const name = encodeURIComponent(
      caller.locale === 'zh-CN' ? `操作日志 ${day}.csv` : `operation log ${day}.csv`,
    );
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    return Readable.from(this.#lines(caller, filter), { objectMode: false });
  }

  async *#lines(caller: Caller, filter: LogFilter): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine(COLUMNS);
    for await (const { items, titles } of this.reader.pages(caller, filter)) {
      yield items.flatMap((entry) => linesOf(entry, titles).map(csvLine)).join('');
    }
  }
}

function linesOf(entry: LogEntry, titles: LogPage['titles']): string[][] {
  const { at, by, operation, entity, record, version, source, requestId, details } = entry;
  const changes = Object.entries(entry.changes ?? {});
  const before = [at, by.title, by.id, operation, entity, record?.title, record?.id, version];
  const after = [source, requestId, details];
  const told = changes.length > 0 ? changes : [['', { old: undefined, new: undefined }] as const];
  return told.map(([field, change]) =>
    [...before, field, shown(change.old, titles), shown(change.new, titles), ...after].map(cell),
  );
}

/** A reference by its title. */
function shown(value: unknown, titles: LogPage['titles']): unknown {
  return typeof value === 'string' ? (titles[value] ?? value) : value;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
