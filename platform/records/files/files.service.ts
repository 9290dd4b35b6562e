import { Injectable, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access } from '../../access/access.ts';
import { Caller } from '../../kernel/caller.ts';
import { Forbidden, KehuError, Malformed, NotFound, UnsupportedMedia } from '../../kernel/errors.ts';
import { Database } from '../../storage/connection/database.ts';
import { FileStore, type StoredFile } from '../../storage/store/file-store.ts';
import type { Row } from '../../storage/stored-record.ts';
import { planOf } from '../record-plan.ts';
import { messages } from '../messages.ts';
import { seesRecord } from './attached-files.ts';
import { fileMessages } from './messages.ts';
import { RecordWriter } from '../record-writer.ts';
import { builtInActions } from '../actions/built-in-actions.ts';
import { RecordsService } from '../records.service.ts';
import { recordNotFound } from '../write/stage-changes.ts';

const FILE = 'core:file';
const MEDIA_TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

/** Uploaded contents and the records of core:file that stand for them; a content never changes. */
@Injectable()
export class FilesService {
  constructor(
    private readonly database: Database,
    private readonly store: FileStore,
    private readonly records: RecordsService,
    private readonly writer: RecordWriter,
    private readonly access: Access,
  ) {}

  /** Takes the one file of a multipart request; `entity` and `id` in the address attach it to a record. */
  async upload(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<Row> {
    if (!request.isMultipart()) throw new UnsupportedMedia(messages.notMultipart());
    const attachedTo = await this.#attachment(caller, request.query as Readonly<Record<string, unknown>>);
    const file = await this.#receive(caller, request);
    const { id, name, mediaType, size, sha256 } = file;
    const data = { name, mediaType, size, sha256, attachedTo, uploadedBy: caller.userId ?? null };
    const writer = systemFor(caller, 'upload');
    await this.writer.writeTogether(writer, FILE, [{ op: 'create', id, data }], { requestId: request.id });
    reply.header('location', `/api/files/${id}`);
    return this.#visible(caller, id);
  }

  /** The name of the record a file is to belong to; the caller must be able to change that record. */
  async #attachment(
    caller: Caller,
    { entity, id }: Readonly<Record<string, unknown>>,
  ): Promise<string | null> {
    if (entity === undefined && id === undefined) return null;
    if (typeof entity !== 'string' || typeof id !== 'string')
      throw new Malformed(fileMessages.badAttachment());
    const key = (await this.records.reading(caller)).catalog.model.entity(entity).key;
    await this.#refuseReader(caller, key, id);
    return `${key}/${id.toLowerCase()}`;
  }

  async #refuseReader(caller: Caller, entity: string, id: string): Promise<void> {
    const read = await this.records.reading(caller);
    const { refusals } = await builtInActions(read, read.catalog.model.entity(entity), id);
    if (refusals.update) throw new Forbidden(fileMessages.mayNotAttach());
  }

  /** Into the recycle bin. Who uploaded a file may do so, and who may change the record it belongs to. */
  async remove(caller: Caller, id: string): Promise<void> {
    await this.#refuseStranger(caller, await this.#visible(caller, id));
    await this.records.delete(systemFor(caller, 'removal'), FILE, id);
  }

  /** Out of the recycle bin again. */
  async restore(caller: Caller, id: string): Promise<Row> {
    await this.#refuseStranger(caller, await this.#visible(caller, id, 'getDeleted'));
    await this.records.restore(systemFor(caller, 'return'), FILE, id);
    return this.#visible(caller, id);
  }

  /**
   * The record of a file: of one that belongs to a record, for who sees that record, whatever he may do with files;
   * of another, for who may read files.
   */
  async #visible(caller: Caller, id: string, look: 'get' | 'getDeleted' = 'get'): Promise<Row> {
    const own = await this.records[look](caller, FILE, id).catch(unseen);
    if (own && !own['attachedTo']) return own;
    const row = await this.records[look](Caller.system('a look at a file'), FILE, id);
    const read = await this.records.reading(caller);
    if (await seesRecord(read, String(row['attachedTo'] ?? ''))) return row;
    throw recordNotFound(planOf(read.catalog.model, read.catalog.model.entity(FILE)), id);
  }

  async #refuseStranger(caller: Caller, file: Row): Promise<void> {
    const uploader = file['uploadedBy'] as { readonly id: string } | null;
    if (caller.isSystem || (uploader && uploader.id === caller.userId)) return;
    const [entity, id] = String(file['attachedTo'] ?? '').split('/');
    if (entity && id) await this.#refuseReader(caller, entity, id);
    else if (!this.access.holds(caller, 'administer')) throw new Forbidden(fileMessages.mayNotAttach());
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
      return await this.store.write(this.database.session, part.file, about);
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
    const { name } = await this.#visible(caller, id);
    const file = await this.store.find(this.database.session, id);
    if (!file) throw recordNotFound(planOf(catalog.model, catalog.model.entity(FILE)), id);
    const etag = `"${file.sha256}"`;
    reply
      .header('etag', etag)
      .header('cache-control', 'private, max-age=31536000, immutable')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeName(String(name))}`);
    if (request.headers['if-none-match'] === etag) {
      reply.code(304);
      return undefined;
    }
    return new StreamableFile(await this.store.read(file), { type: file.mediaType, length: file.size });
  }
}

function unseen(error: unknown): undefined {
  if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
}

/** Files belong to the installation, whose records people do not write; who stands behind the write is told in its log. */
function systemFor(caller: Caller, what: string): Caller {
  return Caller.system(`${what} by ${caller.name}`, caller.locale);
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
