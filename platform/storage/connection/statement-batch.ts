import type { Connection, Submittable } from 'pg';
import { parameterText } from './parameter-text.ts';
import { parserOf, type Parser } from './value-parsers.ts';

/** One statement with its parameters; under a name it stays prepared on the connection. */
export interface PreparedStatement {
  readonly text: string;
  readonly name: string | undefined;
  readonly parameters: readonly unknown[];
}

export interface StatementResult {
  readonly rows: unknown[][];
  readonly columns: readonly string[];
  /** How many rows the statement touched. */
  readonly count: number;
}

/** How the rows of a statement are read; null stands for text, which stays as it is. */
interface RowShape {
  readonly columns: readonly string[];
  readonly parsers: readonly (Parser | undefined)[];
}

interface RowDescription {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
}

/** With an error, `failed` is the place of the statement that caused it; those before it have their results. */
export type BatchDone = (
  error: Error | undefined,
  results: readonly StatementResult[],
  failed: number,
) => void;

export const COMMIT = 'commit';

const NO_ROWS: RowShape = { columns: [], parsers: [] };
/** The named statements a connection has, with the shape of their rows, which PostgreSQL never changes. */
const prepared = new WeakMap<Connection, Map<string, RowShape>>();

/**
 * Statements that travel to PostgreSQL in one message and come back in one: on the way they cost a single wait
 * and a single wake-up of the server. Outside a transaction they succeed or fail together. Rows come as arrays
 * of canonical values. It speaks the part of the driver that cursors use too (`Submittable`).
 */
export class StatementBatch implements Submittable {
  #connection: Connection | undefined;
  #shape: RowShape | undefined;
  #rows: unknown[][] = [];
  #refused: number | undefined;
  readonly #results: StatementResult[] = [];

  constructor(
    private readonly statements: readonly PreparedStatement[],
    private readonly done: BatchDone,
  ) {}

  submit(connection: Connection): void {
    this.#connection = connection;
    connection.stream.cork();
    for (const statement of this.statements) send(connection, statement);
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: RowDescription): void {
    this.#shape = {
      columns: fields.map(({ name }) => name),
      parsers: fields.map(({ dataTypeID }) => parserOf(dataTypeID)),
    };
  }

  handleDataRow({ fields: row }: { fields: unknown[] }): void {
    const { parsers } = (this.#shape ??= this.#known() ?? NO_ROWS);
    for (let i = 0; i < row.length; i++) {
      const parse = parsers[i];
      if (parse && row[i] !== null) row[i] = parse(row[i] as string);
    }
    this.#rows.push(row);
  }

  handleCommandComplete({ text }: { text: string }): void {
    const shape = this.#shape ?? this.#known() ?? NO_ROWS;
    this.#remember(shape);
    // So PostgreSQL ends a transaction in which something failed before, without calling it an error.
    if (text === 'ROLLBACK' && this.#current.text === COMMIT) {
      this.#refused = this.#results.length;
    }
    this.#results.push({ rows: this.#rows, columns: shape.columns, count: countIn(text) });
    this.#shape = undefined;
    this.#rows = [];
  }

  handleReadyForQuery(): void {
    const refused = this.#refused;
    if (refused === undefined) return this.done(undefined, this.#results, -1);
    const error = new Error('the transaction had failed before its commit');
    this.done(error, this.#results.slice(0, refused), refused);
  }

  handleError(error: Error): void {
    this.done(error, this.#results, this.#results.length);
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handlePortalSuspended(): void {}

  /** The statement whose answer is coming in. */
  get #current(): PreparedStatement {
    return this.statements[this.#results.length]!;
  }

  #known(): RowShape | undefined {
    const { name } = this.#current;
    return name === undefined ? undefined : prepared.get(this.#connection!)?.get(name);
  }

  #remember(shape: RowShape): void {
    const { name } = this.#current;
    if (name === undefined) return;
    let known = prepared.get(this.#connection!);
    if (!known) prepared.set(this.#connection!, (known = new Map()));
    if (!known.has(name)) known.set(name, shape);
  }
}

type Message = Record<string, unknown>;

/** The driver's messages; its types ask for arguments it no longer takes. */
interface Messages {
  close(message: Message): void;
  parse(message: Message): void;
  bind(message: Message): void;
  describe(message: Message): void;
  execute(message: Message): void;
}

function send(connection: Connection, { text, name, parameters }: PreparedStatement): void {
  const messages = connection as unknown as Messages;
  const isPrepared = name !== undefined && prepared.get(connection)?.has(name) === true;
  if (!isPrepared) {
    // An attempt that failed after it was parsed may have left the name behind.
    if (name !== undefined) messages.close({ type: 'S', name });
    messages.parse({ text, name });
  }
  messages.bind({ statement: name, values: parameters, valueMapper: parameterText });
  if (!isPrepared) messages.describe({ type: 'P' });
  messages.execute({});
}

/** `INSERT 0 3` → 3. */
function countIn(text: string): number {
  const count = Number(text.slice(text.lastIndexOf(' ') + 1));
  return Number.isInteger(count) ? count : 0;
}
