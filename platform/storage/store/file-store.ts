import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { NotFound, TooLarge } from '../../kernel/errors.ts';
import { newId } from '../../kernel/ids.ts';
import type { Session } from '../connection/session.ts';
import { messages } from '../messages.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Hash of the content, in hex. */
  readonly sha256: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
}

/** Largest content, in MB. */
export const LARGEST_FILE_MB = 50;

const COLUMNS = `id, name, media_type as "mediaType", size, sha256, created_at as "createdAt", created_by as "createdBy"`;

/** Contents lie in a folder under names of ours; a row tells what they are. */
export class FileStore {
  constructor(
    /** The folder of contents, in the data folder of the installation. */
    private readonly folder: string,
  ) {}

  /**
   * Stores a content. It is written beside and moved into place when complete, so that a crash leaves no half
   * file under a known name.
   *
   * @throws TooLarge beyond `maxBytes`; nothing is kept then
   */
  async write(
    session: Session,
    content: Readable,
    about: { readonly name: string; readonly mediaType: string; readonly createdBy: string | null },
    maxBytes = LARGEST_FILE_MB * 2 ** 20,
  ): Promise<StoredFile> {
    const id = newId();
    const path = this.#path(id);
    const { size, sha256 } = await this.#receive(content, path, maxBytes);
    const file = { id, ...about, size, sha256, createdAt: new Date().toISOString() };
    try {
      await session.run(
        `insert into kehu.file (id, name, media_type, size, sha256, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, file.name, file.mediaType, size, sha256, file.createdAt, file.createdBy],
      );
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return file;
  }

  async find(session: Session, id: string): Promise<StoredFile | undefined> {
    const [row] = await session.rows<StoredFile>(`select ${COLUMNS} from kehu.file where id = $1::uuid`, [
      id,
    ]);
    return row;
  }

  /** @throws NotFound where the data folder lost the content */
  async read({ id, name }: Pick<StoredFile, 'id' | 'name'>): Promise<Readable> {
    try {
      return (await open(this.#path(id))).createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      throw new NotFound(messages.contentMissing({ name }));
    }
  }

  async #receive(
    content: Readable,
    path: string,
    maxBytes: number,
  ): Promise<{ size: number; sha256: string }> {
    const part = `${path}.part`;
    await mkdir(dirname(path), { recursive: true });
    const hash = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        content,
        async function* (chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            size += chunk.length;
            if (size > maxBytes) throw new TooLarge(messages.fileTooLarge({ megabytes: maxBytes / 2 ** 20 }));
            hash.update(chunk);
            yield chunk;
          }
        },
        createWriteStream(part, { flush: true }),
      );
      await rename(part, path);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    return { size, sha256: hash.digest('hex') };
  }

  /** Two characters of the id name a folder, so that none grows too large. */
  #path(id: string): string {
    return join(this.folder, id.slice(-2), id);
  }
}
