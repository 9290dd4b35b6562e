import { Injectable } from '@nestjs/common';
import type { OrgLayer } from '../../model/layers/org-layer.ts';
import type { Session } from '../connection/session.ts';

export type VersionKind = 'boot' | 'publish' | 'restore' | 'install' | 'upgrade' | 'uninstall' | 'changeSet';

/** The row of a published version without what is large. */
export interface VersionHead {
  readonly number: number;
  /** RFC 3339. */
  readonly at: string;
  readonly authorId: string | null;
  readonly author: string;
  readonly kind: VersionKind;
  readonly comment: string;
  /** Of the Model. */
  readonly fingerprint: string;
  /** What was in force of each pack, by name. */
  readonly packs: Readonly<Record<string, { readonly version: string; readonly hash: string }>>;
  readonly changes: readonly VersionChange[];
}

export interface StoredVersion extends VersionHead {
  readonly org: OrgLayer;
  /** What was answered in upgrades, by question. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** One thing a version changed against the one before: data from which a sentence is made. */
export interface VersionChange {
  /** `library:book.entity` */
  readonly target: string;
  /** `fields.title.label.en`; '' is the node itself. */
  readonly path: string;
  readonly what: 'added' | 'changed' | 'removed' | 'retired' | 'restored';
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Only what publishes takes it alone, for the moment of its commit; see `hold_version` in the system schema. */
const VERSION_LOCK = 5_210_417_002;

const HEAD = 'number, at, author_id, author, kind, comment, fingerprint, packs, changes';

/** Published versions: the latest is in force, and none is ever changed. */
@Injectable()
export class VersionStore {
  /** Number of the version in force; 0 before the first. */
  async number(session: Session): Promise<number> {
    const [[number]] = (await session.arrays('select coalesce(max(number), 0) from kehu.version')) as [
      [number],
    ];
    return number;
  }

  /** Waits until no write is under way, and keeps further ones waiting until the transaction ends. */
  async lock(tx: Session): Promise<void> {
    await tx.run('select pg_advisory_xact_lock($1)', [VERSION_LOCK]);
  }

  async add(tx: Session, version: StoredVersion): Promise<void> {
    const { number, at, authorId, author, kind, comment, fingerprint, packs, org, answers, changes } =
      version;
    const texts = [packs, org, answers, changes].map((value) => JSON.stringify(value));
    await tx.run(
      `insert into kehu.version (number, at, author_id, author, kind, comment, fingerprint, packs, org, answers, changes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [number, at, authorId, author, kind, comment, fingerprint, ...texts],
    );
  }

  latest(session: Session): Promise<StoredVersion | undefined> {
    return this.#one(session, 'true', []);
  }

  get(session: Session, number: number): Promise<StoredVersion | undefined> {
    return this.#one(session, 'number = $1', [number]);
  }

  /** What was in force at a moment; undefined before the first version. */
  at(session: Session, moment: string): Promise<StoredVersion | undefined> {
    return this.#one(session, 'at <= $1::timestamptz', [moment]);
  }

  /** The latest first. */
  async list(
    session: Session,
    page: { readonly limit: number; readonly before?: number | undefined },
  ): Promise<VersionHead[]> {
    const rows = await session.arrays(
      `select ${HEAD} from kehu.version where $1::int is null or number < $1 order by number desc limit $2`,
      [page.before ?? null, page.limit],
    );
    return rows.map(headOf);
  }

  async #one(
    session: Session,
    where: string,
    values: readonly unknown[],
  ): Promise<StoredVersion | undefined> {
    const [row] = await session.arrays(
      `select ${HEAD}, org, answers from kehu.version where ${where} order by number desc limit 1`,
      values,
    );
    if (!row) return undefined;
    const [org, answers] = row.slice(-2) as [string, string];
    return {
      ...headOf(row),
      org: JSON.parse(org) as OrgLayer,
      answers: JSON.parse(answers) as StoredVersion['answers'],
    };
  }
}

function headOf(row: readonly unknown[]): VersionHead {
  const [number, at, authorId, author, kind, comment, fingerprint, packs, changes] = row;
  return {
    number: number as number,
    at: at as string,
    authorId: authorId as string | null,
    author: author as string,
    kind: kind as VersionKind,
    comment: comment as string,
    fingerprint: fingerprint as string,
    packs: JSON.parse(packs as string) as VersionHead['packs'],
    changes: JSON.parse(changes as string) as VersionChange[],
  };
}
