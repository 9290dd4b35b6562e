import type { Caller } from '../kernel/caller.ts';
import { Invalid, KehuError, type Issue } from '../kernel/errors.ts';
import type { RecordWriter } from '../records/record-writer.ts';
import type { Operation } from '../records/write/operation.ts';
import type { Session } from '../storage/connection/session.ts';
import { messages } from './messages.ts';
import type { NewRecord } from './setup-request.ts';

/** Writes of set-up in its transaction; what is wrong is told with its place in the request. */
export class FirstWrites {
  constructor(
    private readonly writer: RecordWriter,
    private readonly tx: Session,
    private readonly caller: Caller,
  ) {}

  /** @returns the ids, in the order given */
  create(entity: string, records: readonly NewRecord[]): Promise<string[]> {
    const operations = records.map(({ values }): Operation => ({ op: 'create', data: given(values) }));
    return this.#write(entity, records, operations);
  }

  async update(entity: string, id: string, change: NewRecord): Promise<void> {
    await this.#write(entity, [change], [{ op: 'update', id, data: given(change.values) }]);
  }

  async #write(
    entity: string,
    records: readonly NewRecord[],
    operations: readonly Operation[],
  ): Promise<string[]> {
    try {
      const written = await this.writer.writeTogether(
        this.caller,
        entity,
        operations,
        { source: 'setup' },
        this.tx,
      );
      return written.map((result) => (result.status === 'failed' ? '' : result.id));
    } catch (error) {
      if (!(error instanceof KehuError) || error.status >= 500) throw error;
      throw new Invalid(messages.setupRejected(), placed(error, records));
    }
  }
}

/** `operations.3.name` of a batch, or `name` of a single write, as a place in the request. */
function placed({ issues, summary }: KehuError, records: readonly NewRecord[]): Issue[] {
  const all = issues.length > 0 ? issues : [{ path: '', message: summary }];
  return all.map(({ path, message }) => {
    const [, index, rest] = /^operations\.(\d+)\.?(.*)$/.exec(path) ?? [undefined, '0', path];
    return { path: [records[Number(index)]?.path, rest].filter(Boolean).join('.'), message };
  });
}

function given(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
