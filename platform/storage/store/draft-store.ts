import { Injectable } from '@nestjs/common';
import type { DraftChanges } from '../../model/layers/draft-changes.ts';
import type { Session } from '../connection/session.ts';

/** Changes somebody collects before they are published. */
export interface StoredDraft {
  readonly id: string;
  readonly name: string;
  /** The version its changes were made on. */
  readonly base: number;
  /** Grows with every change of the draft. */
  readonly revision: number;
  readonly changes: DraftChanges;
  readonly authorId: string | null;
  readonly author: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The version it became. */
  readonly publishedAs: number | null;
}

const COLUMNS = 'id, name, base, revision, changes, author_id, author, created_at, updated_at, published_as';

@Injectable()
export class DraftStore {
  async add(session: Session, draft: StoredDraft): Promise<void> {
    await session.run(
      `insert into kehu.draft (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      parametersOf(draft),
    );
  }

  async get(session: Session, id: string): Promise<StoredDraft | undefined> {
    const [row] = await session.arrays(`select ${COLUMNS} from kehu.draft where id = $1`, [id]);
    return row && draftOf(row);
  }

  /** Those not published yet, the latest change first. */
  async open(session: Session): Promise<StoredDraft[]> {
    const rows = await session.arrays(
      `select ${COLUMNS} from kehu.draft where published_as is null order by updated_at desc limit 500`,
    );
    return rows.map(draftOf);
  }

  /** Stores a changed draft; false where somebody else changed or published it meanwhile. */
  async replace(session: Session, draft: StoredDraft): Promise<boolean> {
    const rows = await session.run(
      `update kehu.draft set name = $2, base = $3, revision = $4 + 1, changes = $5, updated_at = $6, published_as = $7
       where id = $1 and revision = $4 and published_as is null`,
      [
        draft.id,
        draft.name,
        draft.base,
        draft.revision,
        JSON.stringify(draft.changes),
        draft.updatedAt,
        draft.publishedAs,
      ],
    );
    return rows === 1;
  }

  async remove(session: Session, id: string): Promise<boolean> {
    return (await session.run('delete from kehu.draft where id = $1 and published_as is null', [id])) === 1;
  }
}

function parametersOf(draft: StoredDraft): unknown[] {
  const { id, name, base, revision, changes, authorId, author, createdAt, updatedAt, publishedAs } = draft;
  return [
    id,
    name,
    base,
    revision,
    JSON.stringify(changes),
    authorId,
    author,
    createdAt,
    updatedAt,
    publishedAs,
  ];
}

function draftOf(row: readonly unknown[]): StoredDraft {
  const [id, name, base, revision, changes, authorId, author, createdAt, updatedAt, publishedAs] = row;
  return {
    id: id as string,
    name: name as string,
    base: base as number,
    revision: revision as number,
    changes: JSON.parse(changes as string) as DraftChanges,
    authorId: authorId as string | null,
    author: author as string,
    createdAt: createdAt as string,
    updatedAt: updatedAt as string,
    publishedAs: publishedAs as number | null,
  };
}
