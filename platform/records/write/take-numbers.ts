import { periodKey, printNumber, readNumber } from '../../fields/auto-number/number-pattern.ts';
import type { NumberedField } from '../record-plan.ts';
import { byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Gives new records their automatic numbers: those drawn beforehand, else one block for each counter. It comes last
 * before the insert, so that the counters' rows are held as shortly as can be, in the order of their keys.
 */
export async function takeNumbers(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ kind }) => kind === 'create');
  const counters = new Map<string, { numbered: NumberedField; changes: Change[] }>();
  for (const [entity, group] of byEntity(created)) {
    for (const numbered of group[0]!.plan.numbers) {
      await raiseCounter(write, `${entity.key}.${numbered.field.name}`, numbered, group);
      const unnumbered = group.filter(({ values }) => (values[numbered.field.name] ?? null) === null);
      if (unnumbered.length > 0) {
        counters.set(`${entity.key}.${numbered.field.name}`, { numbered, changes: unnumbered });
      }
    }
  }
  for (const key of [...counters.keys()].toSorted()) {
    const { numbered, changes: unnumbered } = counters.get(key)!;
    const period = periodKey(numbered.pattern, write.today);
    const count = unnumbered.length;
    const drawn = await write.numbers?.take(key, period, count);
    const first = drawn ? 0 : await write.stores.numbers.take(write.tx, key, period, count);
    unnumbered.forEach(({ values }, index) => {
      values[numbered.field.name] = printNumber(
        numbered.pattern,
        write.today,
        drawn?.[index] ?? first + index,
      );
    });
  }
}

/** Numbers that came from outside (an import) are never given again. */
async function raiseCounter(
  write: WriteSession,
  key: string,
  { field, pattern }: NumberedField,
  changes: readonly Change[],
): Promise<void> {
  const highest = new Map<string, number>();
  for (const { values } of changes) {
    const given = values[field.name];
    const number = typeof given === 'string' ? readNumber(pattern, given) : undefined;
    if (number) highest.set(number.period, Math.max(number.counter, highest.get(number.period) ?? 0));
  }
  for (const period of [...highest.keys()].toSorted()) {
    write.stores.supply.forget(key);
    await write.stores.numbers.raise(write.tx, key, period, highest.get(period)!);
  }
}
