import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { searchIndex } from './search-index.ts';

/** What PostgreSQL knows of an entity's texts. */
export interface TextStatistics {
  readonly rows: number;
  /** The share of rows with each of the commonest pieces; those not named are rare. */
  readonly shares: ReadonlyMap<number, number>;
}

interface Known {
  readonly statistics: TextStatistics;
  readonly until: number;
}

const FRESH_MS = 60_000;

/** How common pieces of text are, as the last ANALYZE of each table saw it; asked for again after a minute. */
export class SearchStatistics {
  readonly #known = new Map<string, Known>();

  async of(session: Session, table: Table): Promise<TextStatistics> {
    const known = this.#known.get(table.sql);
    if (known && known.until > Date.now()) return known.statistics;
    const statistics = await read(session, table);
    this.#known.set(table.sql, { statistics, until: Date.now() + FRESH_MS });
    return statistics;
  }
}

async function read(session: Session, table: Table): Promise<TextStatistics> {
  const [row] = await session.rows<{ rows: number; grams: number[] | null; shares: number[] | null }>(
    `select greatest(c.reltuples, 0)::float8 as rows, s.most_common_elems::text::int[] as grams,
       s.most_common_elem_freqs::float8[] as shares
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     left join pg_stats s on s.schemaname = n.nspname and s.tablename = $3
     where n.nspname = $1 and c.relname = $2`,
    [table.schema, table.name, searchIndex(table)?.name ?? ''],
  );
  const shares = new Map((row?.grams ?? []).map((gram, i) => [gram, row!.shares![i]!]));
  return { rows: row?.rows ?? 0, shares };
}
