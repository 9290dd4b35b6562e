import { periodKey, printNumber } from '../../fields/auto-number/number-pattern.ts';
import type { NumberedField } from '../record-plan.ts';
import { byEntity, type Change } from './change.ts';
import type { WriteSession } from './write-session.ts';

/**
 * Gives new records their automatic numbers, one block for each counter. It comes last before the insert, so that
 * the counters' rows are held as shortly as can be; counters are taken in the order of their keys.
 */
export async function takeNumbers(write: WriteSession, changes: readonly Change[]): Promise<void> {
  const created = changes.filter(({ kind }) => kind === 'create');
  const counters = new Map<string, { numbered: NumberedField; changes: Change[] }>();
  for (const [entity, group] of byEntity(created)) {
    for (const numbered of group[0]!.plan.numbers) {
      const unnumbered = group.filter(({ values }) => (values[numbered.field.name] ?? null) === null);
      if (unnumbered.length > 0) {
        counters.set(`${entity.key}.${numbered.field.name}`, { numbered, changes: unnumbered });
      }
    }
  }
  for (const key of [...counters.keys()].toSorted()) {
    const { numbered, changes: unnumbered } = counters.get(key)!;
    const period = periodKey(numbered.pattern, write.today);
    const first = await write.stores.numbers.take(write.tx, key, period, unnumbered.length);
    unnumbered.forEach(({ values }, index) => {
      values[numbered.field.name] = printNumber(numbered.pattern, write.today, first + index);
    });
  }
}
