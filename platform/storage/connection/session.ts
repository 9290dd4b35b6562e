import type { ClientBase, Pool } from 'pg';
import { arrayLiteral } from './array-literal.ts';
import type { StatementNames } from './statement-names.ts';
import { valueParsers } from './value-parsers.ts';

/** Runs SQL with bound parameters; inside a transaction it is the transaction. Used inside storage only. */
export interface Session {
  /** Rows as objects by column name. */
  rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]>;
  /** Rows as arrays in column order: what the compiled reads decode. */
  arrays(sql: string, parameters?: readonly unknown[]): Promise<unknown[][]>;
  /** How many rows the statement touched. */
  run(sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** Several statements at once, without parameters (DDL). */
  script(sql: string): Promise<void>;
  /** True inside a transaction. */
  readonly inTransaction: boolean;
}

/** A session on the pool (each statement on any connection) or on the one connection of a transaction. */
export class PgSession implements Session {
  constructor(
    private readonly target: Pool | ClientBase,
    private readonly names: StatementNames,
    readonly inTransaction: boolean,
  ) {}

  async rows<T>(sql: string, parameters?: readonly unknown[]): Promise<T[]> {
    const result = await this.target.query(this.config(sql, parameters));
    return result.rows as T[];
  }

  async arrays(sql: string, parameters?: readonly unknown[]): Promise<unknown[][]> {
    const result = await this.target.query({ ...this.config(sql, parameters), rowMode: 'array' });
    return result.rows as unknown[][];
  }

  async run(sql: string, parameters?: readonly unknown[]): Promise<number> {
    const result = await this.target.query(this.config(sql, parameters));
    return result.rowCount ?? 0;
  }

  async script(sql: string): Promise<void> {
    await this.target.query(sql);
  }

  private config(text: string, parameters: readonly unknown[] | undefined) {
    const name = parameters && this.names.nameOf(text);
    const values = parameters?.map((value) =>
      Array.isArray(value) ? (arrayLiteral(value) ?? value) : value,
    );
    return name ? { name, text, values, types: valueParsers } : { text, values, types: valueParsers };
  }
}
