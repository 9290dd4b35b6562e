import type { Session } from './session.ts';

const BEGIN = 'savepoint undone';
const BACK = 'rollback to savepoint undone';
const END = 'release savepoint undone';

/** Does a part of a transaction and takes it back, whatever came of it: what it found stays, what it locked is free. */
export async function undone<T>(tx: Session, part: () => Promise<T>): Promise<T> {
  tx.later(BEGIN, []);
  try {
    return await part();
  } finally {
    tx.later(BACK, []);
    tx.later(END, []);
  }
}
