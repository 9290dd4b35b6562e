/** One change of the database's structure. */
export interface DdlStep {
  readonly kind:
    | 'createSchema'
    | 'createTable'
    | 'addColumn'
    | 'addForeignKey'
    | 'validateForeignKey'
    | 'dropNotNull'
    | 'createIndex'
    | 'analyze'
    | 'dropIndex'
    | 'fillRollup';
  /** Quoted schema and table, or the schema alone. */
  readonly table: string;
  /** What of it: a column, a constraint, an index, a roll-up. */
  readonly subject: string;
  readonly sql: string;
  /**
   * - `new`: on a table made by this plan; nobody waits for it;
   * - `short`: takes a strong lock on a table in use, for a moment;
   * - `online`: runs beside readers and writers, for as long as it takes, in no transaction.
   */
  readonly runs: 'new' | 'short' | 'online';
}
