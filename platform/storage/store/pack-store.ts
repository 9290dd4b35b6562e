import type { Session } from '../connection/session.ts';

/** A pack version with the exact text of its files, as `contentOf` writes it. */
export interface KeptPack {
  readonly name: string;
  readonly version: string;
  readonly content: string;
}

/**
 * The full text of every pack version that was ever in force: what an upgrade compares with to tell the vendor's
 * changes from the organisation's, long after the folder has changed.
 */
export class PackStore {
  /** Remembers the packs in force. A pack under development changes its text without a new version. */
  async keep(tx: Session, packs: readonly KeptPack[]): Promise<void> {
    const names = packs.map(({ name }) => name);
    const versions = packs.map(({ version }) => version);
    await tx.run(
      `update kehu.pack set in_force = false
       where in_force and (name, version) not in (select * from unnest($1::text[], $2::text[]))`,
      [names, versions],
    );
    await tx.run(
      `insert into kehu.pack as p (name, version, content) select * from unnest($1::text[], $2::text[], $3::text[])
       on conflict (name, version) do update set content = excluded.content, in_force = true
       where p.content <> excluded.content or not p.in_force`,
      [names, versions, packs.map(({ content }) => content)],
    );
  }

  /** The packs in force. */
  inForce(session: Session): Promise<KeptPack[]> {
    return session.rows('select name, version, content from kehu.pack where in_force order by name');
  }
}
