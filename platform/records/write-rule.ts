import { Injectable } from '@nestjs/common';
import type { Change } from './write/change.ts';
import type { WriteSession } from './write/write-session.ts';

/**
 * A feature that takes part in a write, inside its transaction; it never reaches outside the database. With `apply`
 * it may veto (`write.refuse(change, issue)`) or add (by setting `change.values`); with `stored` it notes what was
 * done.
 *
 * @example
 * class LastAdmin implements WriteRule {
 *   readonly name = 'lastAdmin';
 *   async apply(changes: readonly Change[], write: WriteSession) {
 *     for (const change of changes) if (losesAdmin(change)) write.refuse(change, 'roles', messages.lastAdmin());
 *   }
 * }
 */
export interface WriteRule {
  readonly name: string;
  /** Before defaults are given, which may build on what it sets in the values of new records. */
  prepare?(changes: readonly Change[], write: WriteSession): Promise<void>;
  /**
   * After values are normalised and records locked, before conditions are checked and anything is stored. All
   * changes of the write at once (creates, updates and deletes), so that a rule can work set-based.
   */
  apply?(changes: readonly Change[], write: WriteSession): Promise<void>;
  /**
   * After everything is stored and its conditions and validations hold, before it is logged: for what is asked of the
   * database with the write's own records in it. May still veto, by `write.refuse` or `write.fail`; the write is then
   * rolled back. What comes out of the recycle bin passes here, too.
   */
  verify?(changes: readonly Change[], write: WriteSession): Promise<void>;
  /**
   * At the end, with the changes that proved right and are stored, and with what came out of the recycle bin; too late to
   * veto.
   */
  stored?(changes: readonly Change[], write: WriteSession): Promise<void>;
}

/** The rules of every feature, in the order they registered (Nest modules on init). */
@Injectable()
export class WriteRules {
  readonly #rules: WriteRule[] = [];

  register(rule: WriteRule): void {
    if (this.#rules.some(({ name }) => name === rule.name)) {
      throw new Error(`A write rule named "${rule.name}" is registered already; rename one`);
    }
    this.#rules.push(rule);
  }

  get all(): readonly WriteRule[] {
    return this.#rules;
  }
}
