import { periodKey } from '../../fields/auto-number/number-pattern.ts';
import type { NumberSupply } from '../../storage/store/number-supply.ts';
import type { RecordPlan } from '../record-plan.ts';
import type { ReadOperation } from './operation.ts';

interface Drawn {
  readonly key: string;
  readonly period: string;
  readonly numbers: readonly number[];
  used: number;
}

/**
 * Numbers for the records that operations create, drawn before their transaction begins; of sequences that may have
 * gaps only. What is not here (children, an upsert that creates) is taken in the transaction.
 */
export class DrawnNumbers {
  private constructor(
    private readonly supply: NumberSupply,
    private readonly drawn: readonly Drawn[],
  ) {}

  static async draw(
    supply: NumberSupply,
    { entity, numbers }: RecordPlan,
    operations: readonly ReadOperation[],
    today: string,
  ): Promise<DrawnNumbers> {
    const wanted = numbers.flatMap(({ field, pattern }) => {
      if (field.spec['gapless'] === true) return [];
      const isUnnumbered = ({ op, incoming }: ReadOperation) =>
        op === 'create' && (incoming.values[field.name] ?? null) === null;
      const count = operations.filter(isUnnumbered).length;
      return count > 0
        ? [{ key: `${entity.key}.${field.name}`, period: periodKey(pattern, today), count }]
        : [];
    });
    const drawn = await Promise.all(
      wanted.map(async ({ key, period, count }) => {
        return { key, period, numbers: await supply.draw(key, period, count), used: 0 };
      }),
    );
    return new DrawnNumbers(supply, drawn);
  }

  /** The next numbers of a sequence; undefined where there are not enough. */
  take(key: string, period: string, count: number): readonly number[] | undefined {
    const drawn = this.drawn.find((one) => one.key === key && one.period === period);
    if (!drawn || drawn.used + count > drawn.numbers.length) return undefined;
    drawn.used += count;
    return drawn.numbers.slice(drawn.used - count, drawn.used);
  }

  /** The transaction begins again: nothing is used yet. */
  restart(): void {
    for (const drawn of this.drawn) drawn.used = 0;
  }

  /** Gives back what the transaction did not use; after a rollback that is everything. */
  giveBack(): void {
    for (const { key, period, numbers, used } of this.drawn) {
      if (used < numbers.length) this.supply.giveBack(key, period, numbers.slice(used));
    }
  }
}
