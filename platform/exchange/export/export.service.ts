import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { localTime } from '../../expression/calendar/time-zone.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import { localize } from '../../kernel/text.ts';
import { Organisations } from '../../records/organisation.ts';
import type { ExportRequest, RecordExport } from '../../records/read/export-records.ts';
import { RecordsService } from '../../records/records.service.ts';
import { Database } from '../../storage/connection/database.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';
import { csvExport } from './csv-export.ts';

/** Lists as files, sent while they are read; who took what is in the operation log before the first byte leaves. */
@Injectable()
export class ExportService {
  constructor(
    private readonly records: RecordsService,
    private readonly organisations: Organisations,
    private readonly database: Database,
    private readonly log: OperationLog,
    private readonly clock: Clock,
  ) {}

  async send(
    caller: Caller,
    entity: string,
    request: ExportRequest,
    reply: FastifyReply,
    requestId: string,
  ): Promise<Readable> {
    const taken = await this.records.export(caller, entity, request);
    const { timeZone } = await this.organisations.get();
    await this.#note(caller, taken, request, requestId);
    reply
      .type('text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${this.#fileName(caller, taken, timeZone)}`,
      )
      .header('kehu-export-rows', String(taken.count));
    return Readable.from(csvExport(taken, { locale: caller.locale, timeZone }), { objectMode: false });
  }

  async #note(caller: Caller, taken: RecordExport, request: ExportRequest, requestId: string): Promise<void> {
    const { ids, ...rest } = request;
    const details = {
      ...rest,
      format: 'csv',
      fields: taken.columns.map(({ path }) => path.join('.')).join(','),
      records: taken.count,
      ...(ids ? { chosen: ids.length } : {}),
    };
    await this.database.transaction((tx) =>
      this.log.append(tx, [
        {
          at: this.clock.now().toISOString(),
          userId: caller.actorId,
          actor: caller.actor,
          operation: 'export',
          entity: taken.entity.key,
          requestId,
          details,
        },
      ]),
    );
  }

  #fileName({ locale }: Caller, { entity }: RecordExport, timeZone: string): string {
    const name = localize(entity.spec.pluralLabel ?? entity.label, locale);
    const today = localTime(this.clock.now().getTime(), timeZone)?.date ?? '';
    return encodeURIComponent(`${name} ${today}.csv`).replaceAll("'", '%27');
  }
}
