import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller } from '../../kernel/caller.ts';
import { KehuError, Malformed, UnsupportedMedia } from '../../kernel/errors.ts';
import { Database } from '../../storage/connection/database.ts';
import { FileStore, type StoredFile } from '../../storage/store/file-store.ts';
import type { Row } from '../../storage/stored-record.ts';
import { planOf } from '../record-plan.ts';
import { messages } from '../messages.ts';
import { RecordWriter } from '../record-writer.ts';
import { RecordsService } from '../records.service.ts';
import { recordNotFound } from '../write/stage-changes.ts';

const FILE = 'core:file';
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;
const MAX_BYTES = 50 * 1024 * 1024;

/** Uploaded contents and the records of core:file that stand for them; a content never changes. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly records: RecordsService,
    private readonly writer: RecordWriter,
  ) {}

  /** Takes the one file of a multipart request. */
  async upload(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<Row> {
    if (!request.isMultipart()) throw new UnsupportedMedia(messages.notMultipart());
    const file = await this.#receive(caller, request);
    const { id, name, mediaType, size, sha256 } = file;
    const data = { name, mediaType, size, sha256 };
    // Anybody signed in may upload; who did is in the record's log and beside the content.
    const writer = Caller.system(`upload by ${caller.name}`, caller.locale);
    await this.writer.writeTogether(writer, FILE, [{ op: 'create', id, data }], { requestId: request.id });
    reply.header('location', `/api/files/${id}`);
    return this.records.get(caller, FILE, id);
  }

  async #receive(caller: Caller, request: FastifyRequest): Promise<StoredFile> {
    try {
      const part = await request.file();
      if (!part) throw new Malformed(messages.noFile());
      const about = {
        name: tidyName(part.filename),
        mediaType: MEDIA_TYPE.test(part.mimetype) ? part.mimetype : 'application/octet-stream',
        createdBy: caller.userId ?? null,
      };
      return await this.store.write(this.database.session, part.file, about, MAX_BYTES);
    } catch (error) {
      // The parser of multipart bodies throws bare errors; those of the system and of Fastify carry a code.
      if (error instanceof KehuError || (error instanceof Error && 'code' in error)) throw error;
      throw new Malformed(messages.badMultipart());
    }
  }

  /** The content, always as a download: nothing uploaded is ever shown as a page of this site. */
  async download(
    caller: Caller,
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const { catalog } = await this.records.reading(caller);
    await this.records.get(caller, FILE, id, 'id');
    const file = await this.store.find(this.database.session, id);
    if (!file) throw recordNotFound(planOf(catalog.model, catalog.model.entity(FILE)), id);
    const etag = `"${file.sha256}"`;
    reply
      .header('etag', etag)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(file.name)}`);
    if (request.headers['if-none-match'] === etag) {
      reply.code(304);
      return undefined;
    }
    return new StreamableFile(this.store.read(file), { type: file.mediaType, length: file.size });
  }
}

/** A file name without folders and control characters, short enough to store. */
function tidyName(name: string | undefined): string {
  const last = (name ?? '').toWellFormed().split(/[\\/]/).at(-1)!;
  const tidy = [...last].filter((character) => character >= ' ' && character !== '\u007f').join('');
  return tidy.trim().slice(-200).toWellFormed() || 'file';
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
