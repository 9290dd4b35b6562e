import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { localTime } from '../../expression/calendar/time-zone.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Clock } from '../../kernel/clock.ts';
import type { Contribution } from '../../kernel/extension-point.ts';
import { localize } from '../../kernel/text.ts';
import { Organisations } from '../../records/organisation.ts';
import type { RecordExport } from '../../records/read/export-records.ts';
import { RecordsService } from '../../records/records.service.ts';
import { Database } from '../../storage/connection/database.ts';
import { OperationLog } from '../../storage/store/operation-log.ts';
import { csvExport } from './csv-export.ts';
import { ExportFormats, type ExportedList, type ExportFormat, type FormatSpec } from './export-formats.ts';
import type { FileRequest } from './export-request.ts';
import { exportedList } from './exported-list.ts';

/** Lists as files, sent while they are read; who took what is in the operation log before the first byte leaves. */
@Injectable()
export class ExportService {
  constructor(
    private readonly records: RecordsService,
    private readonly organisations: Organisations,
    private readonly database: Database,
    private readonly log: OperationLog,
    private readonly clock: Clock,
    private readonly formats: ExportFormats,
  ) {}

  async send(
    caller: Caller,
    entity: string,
    { format, ...request }: FileRequest,
    reply: FastifyReply,
    requestId: string,
  ): Promise<Readable> {
    const taken = await this.records.export(caller, entity, request);
    const plugged = this.formats.get(format);
    const { timeZone } = await this.organisations.get();
    await this.#note(caller, taken, { ...request, format }, requestId);
    reply
      .type(plugged?.spec.mediaType ?? 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${this.#fileName(caller, taken, timeZone, plugged?.spec.extension ?? 'csv')}`,
      )
      .header('kehu-export-rows', String(taken.count));
    const context = { locale: caller.locale, timeZone };
    if (!plugged) return Readable.from(csvExport(taken, context), { objectMode: false });
    const what = `export of ${taken.entity.key} as ${format}`;
    return Readable.from(writtenBy(plugged, exportedList(taken, context), what), { objectMode: false });
  }

  async #note(caller: Caller, taken: RecordExport, request: FileRequest, requestId: string): Promise<void> {
    const { ids, ...rest } = request;
    const details = {
      ...rest,
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

  #fileName({ locale }: Caller, { entity }: RecordExport, timeZone: string, extension: string): string {
    const name = localize(entity.spec.pluralLabel ?? entity.label, locale);
    const today = localTime(this.clock.now().getTime(), timeZone)?.date ?? '';
    return encodeURIComponent(`${name} ${today}.${extension}`).replaceAll("'", '%27');
  }
}

/** Each part is waited for no longer than a plugin may take. */
async function* writtenBy(
  format: Contribution<FormatSpec, ExportFormat>,
  list: ExportedList,
  what: string,
): AsyncGenerator<string | Uint8Array> {
  const parts = format.runNow(what, (write) => write(list)[Symbol.asyncIterator]());
  for (;;) {
    const part = await format.run(what, () => parts.next());
    if (part.done) return;
    yield part.value;
  }
}
