import { createHash } from 'node:crypto';

/**
 * A row of the operation log as one line of text that is the same wherever and whenever it is read: a JSON array as
 * jsonb prints it, moments in UTC to the microsecond. It is what is hashed, and what an archive holds. The text stands
 * in the product and not in a function of the database, where whoever alters rows could alter it too.
 */
export const LOG_LINE = `jsonb_build_array(l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  l.user_id, l.actor, l.operation, l.entity, l.record_id, l.version, l.changes, l.source, l.request_id,
  l.details)::text`;

export function sha256(...parts: readonly (string | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** What the chain is made of: the seal before, where this one stands, and the hash of its rows' hashes. */
export function sealHash(
  before: Uint8Array,
  seal: { readonly number: number; readonly firstRow: number; readonly rowCount: number },
  rowsHash: Uint8Array,
): Buffer {
  return sha256(before, `\nkehu log seal ${seal.number} ${seal.firstRow} ${seal.rowCount}\n`, rowsHash);
}

/** What stands before the first seal. */
export const NO_SEAL = new Uint8Array(32);
