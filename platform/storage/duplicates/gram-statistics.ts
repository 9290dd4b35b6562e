import type { FuzzyTest } from '../../model/metadata.generated.ts';
import type { Session } from '../connection/session.ts';
import type { Table } from '../schema/table-map.ts';
import { gramsIndexName } from './duplicate-indexes.ts';

interface Known {
  readonly shares: ReadonlyMap<number, number>;
  readonly until: number;
}

const FRESH_MS = 60_000;

/** How common pieces of compared texts are, as the last ANALYZE saw it; asked for again after a minute. */
export class GramStatistics {
  readonly #known = new Map<string, Known>();

  async of(session: Session, table: Table, test: FuzzyTest): Promise<ReadonlyMap<number, number>> {
    const index = gramsIndexName(test, table);
    const known = this.#known.get(index);
    if (known && known.until > Date.now()) return known.shares;
    const [row] = await session.rows<{ grams: number[] | null; shares: number[] | null }>(
      `select most_common_elems::text::int[] as grams, most_common_elem_freqs::float8[] as shares
       from pg_stats where schemaname = $1 and tablename = $2`,
      [table.schema, index],
    );
    const shares = new Map((row?.grams ?? []).map((gram, i) => [gram, row!.shares![i]!]));
    this.#known.set(index, { shares, until: Date.now() + FRESH_MS });
    return shares;
  }
}
