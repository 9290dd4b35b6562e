import type { Session } from '../connection/session.ts';
import { ComputedTrees } from '../sql/computed-trees.ts';
import { compileCopy, copyShape, type CopyQuery } from '../sql/copy-sql.ts';
import { parametersOf } from '../sql/statement.ts';
import { tableFor, type StoreContext } from './store-context.ts';

/** One step of copying. */
export interface CopyStep {
  /** The last id of the step before; null for the first. */
  readonly after: string | null;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly at: Date;
}

export interface Copied {
  /** How many records were looked at; fewer than the limit: there are no more. */
  readonly seen: number;
  readonly written: number;
  readonly last: string | null;
}

/** Writes the values of the next records as records of another entity, in one statement. */
export async function copyRecords(
  tx: Session,
  query: CopyQuery,
  { after, day, at }: CopyStep,
  context: StoreContext,
): Promise<Copied> {
  const { map, compiled: statements } = context;
  const shape = copyShape(query);
  const trees = new ComputedTrees(query.calendar);
  const tables = { from: tableFor(context, query.from), into: tableFor(context, query.into), map };
  const { compiled, values } = statements.dated(shape.key, trees, () =>
    compileCopy(query, tables, shape, trees),
  );
  const given = { tree: shape.values, computed: values, after: [after, day, at] };
  const [row] = await tx.arrays(compiled.sql, parametersOf(compiled.slots, given));
  const [seen, written, last] = row as [number, number, string | null];
  return { seen, written, last };
}
