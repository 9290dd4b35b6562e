import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Session } from '../connection/session.ts';

/** A pack with the exact text of its files, as `contentOf` writes it. */
export interface KeptPack {
  readonly name: string;
  readonly version: string;
  readonly content: string;
}

/** Which text of a pack: two texts of one version exist while a pack is being developed. */
export function packHash(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The full text of every pack that was ever in force: what a restored version runs on, and what an upgrade compares
 * with to tell the vendor's changes from the organisation's, long after the folder has changed.
 */
@Injectable()
export class PackStore {
  /** Remembers packs; nothing that was kept is ever changed. */
  async keep(tx: Session, packs: readonly KeptPack[]): Promise<void> {
    await tx.run(
      `insert into kehu.pack (hash, name, version, content)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict (hash) do nothing`,
      [
        packs.map(({ content }) => packHash(content)),
        packs.map(({ name }) => name),
        packs.map(({ version }) => version),
        packs.map(({ content }) => content),
      ],
    );
  }

  /** Packs by the hash of their text, in the order of their names. */
  byHash(session: Session, hashes: readonly string[]): Promise<KeptPack[]> {
    return session.rows(
      'select name, version, content from kehu.pack where hash = any($1::text[]) order by name',
      [hashes],
    );
  }
}
