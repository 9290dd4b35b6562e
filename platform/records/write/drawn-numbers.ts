import { periodKey } from '../../fields/auto-number/number-pattern.ts';
import type { Session } from '../../storage/connection/session.ts';
import type { NumberSupply } from '../../storage/store/number-supply.ts';
import type { RecordPlan } from '../record-plan.ts';
import type { ReadOperation } from './operation.ts';

interface Drawn {
  readonly key: string;
  readonly period: string;
  readonly count: number;
  /** Undefined until they are asked for: a transaction that needs nothing of the database draws none. */
  numbers: Promise<readonly number[]> | undefined;
  used: number;
}

/**
 * Numbers for the records that operations create, drawn ahead of their transaction; of sequences that may have gaps
 * only. What is not here (children, an upsert that creates) is taken in the transaction.
 */
export class DrawnNumbers {
  readonly #drawn: readonly Drawn[];

  constructor(
    private readonly supply: NumberSupply,
    { entity, numbers }: RecordPlan,
    operations: readonly ReadOperation[],
    today: string,
  ) {
    this.#drawn = numbers.flatMap(({ field, pattern }) => {
      if (field.spec['gapless'] === true) return [];
      const isUnnumbered = ({ op, incoming }: ReadOperation) =>
        op === 'create' && (incoming.values[field.name] ?? null) === null;
      const count = operations.filter(isUnnumbered).length;
      const [key, period] = [`${entity.key}.${field.name}`, periodKey(pattern, today)];
      return count > 0 ? [{ key, period, count, numbers: undefined, used: 0 }] : [];
    });
  }

  /** The transaction is about to begin, for the first time or again; numbers drawn before are used then. */
  begin(tx: Session): void {
    for (const drawn of this.#drawn) {
      drawn.used = 0;
      if (drawn.numbers) continue;
      drawn.numbers = this.supply.draw(tx, drawn.key, drawn.period, drawn.count);
      // A statement that fails fails what it travels with, too.
      drawn.numbers.catch(() => (drawn.numbers = undefined));
    }
  }

  /** The next numbers of a sequence; undefined where there are not enough. */
  async take(key: string, period: string, count: number): Promise<readonly number[] | undefined> {
    const drawn = this.#drawn.find((one) => one.key === key && one.period === period);
    if (!drawn?.numbers || drawn.used + count > drawn.count) return undefined;
    drawn.used += count;
    return (await drawn.numbers).slice(drawn.used - count, drawn.used);
  }

  /** Gives back what the transaction did not use; of one that was rolled back that is everything. */
  async giveBack(wasRolledBack: boolean): Promise<void> {
    for (const { key, period, numbers, used } of this.#drawn) {
      const all = (await numbers?.catch(() => [])) ?? [];
      const unused = wasRolledBack ? all : all.slice(used);
      if (unused.length > 0) this.supply.giveBack(key, period, unused);
    }
  }
}
