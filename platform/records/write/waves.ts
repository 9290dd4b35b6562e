import type { ReadOperation, RecordKey } from './operation.ts';

/**
 * Runs of operations that may go through the write path together, because no later one looks for what an earlier
 * one writes: no record and no key appears twice in a run, records are found in one way only, for whether an id
 * and a key mean the same record shows when they are looked up, and deletions go by themselves, for others may refer
 * to what they take.
 */
export function wavesOf(operations: readonly ReadOperation[]): ReadOperation[][] {
  const keys = new Map(operations.flatMap(({ key }) => (key ? [[keyName(key), key] as const] : [])));
  const waves: ReadOperation[][] = [];
  let seen = new Set<string>();
  let way: string | undefined;
  let before: ReadOperation | undefined;
  for (const operation of operations) {
    const ownWay = wayOf(operation);
    const marks = marksOf(operation, keys.values());
    const isOther = way !== undefined && ownWay !== undefined && way !== ownWay;
    const isTurning = (before?.op === 'delete') !== (operation.op === 'delete');
    if (waves.length === 0 || isOther || isTurning || marks.some((mark) => seen.has(mark))) {
      waves.push([]);
      seen = new Set();
      way = undefined;
    }
    way ??= ownWay;
    for (const mark of marks) seen.add(mark);
    waves.at(-1)!.push(operation);
    before = operation;
  }
  return waves;
}

/** How the record is found; undefined where it is new. */
function wayOf({ id, key }: ReadOperation): string | undefined {
  return id === undefined ? key && keyName(key) : 'id';
}

/** What the operation is about: the record's id, and its values of every key that some operation looks for. */
function marksOf({ id, key, incoming }: ReadOperation, keys: Iterable<RecordKey>): string[] {
  const marks = [...keys].flatMap((one) => {
    const values = one.fields.map(({ name }) => incoming.values[name] ?? null);
    return values.includes(null) ? [] : [markOf(one, values)];
  });
  if (key) marks.push(markOf(key, key.values));
  if (id !== undefined) marks.push(id);
  return [...new Set(marks)];
}

function markOf(key: RecordKey, values: readonly unknown[]): string {
  return `${keyName(key)} ${JSON.stringify(values)}`;
}

function keyName({ fields }: RecordKey): string {
  return fields.map(({ name }) => name).join();
}
