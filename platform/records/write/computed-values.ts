import type { ExpressionEnvironment } from '../../expression/environment.ts';
import { evaluate } from '../../expression/evaluate/evaluate.ts';
import { bookedRate, isForeignMoney } from '../../model/foreign-money.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { StoredRecord } from '../../storage/stored-record.ts';
import { baseAmount } from './base-amount.ts';
import type { WriteSession } from './write-session.ts';

type Around = Omit<ExpressionEnvironment, 'variable'>;

/** The value of a computed field of one record, whose other values `read` answers. */
export function computedValue(
  write: WriteSession,
  field: Field,
  id: string,
  read: (name: string) => unknown,
  around: Around,
): unknown {
  const { computed, type, spec } = field;
  switch (computed?.kind) {
    case 'formula': {
      const value = evaluate(computed.expression, { ...around, variable: read }) ?? null;
      return value === null ? null : (type.fromExpression?.(value, spec) ?? value);
    }
    case 'lookup':
      return lookedUp(write, field.entity, computed.path, read, around);
    default:
      return write.rollups.get(field, id);
  }
}

function lookedUp(
  write: WriteSession,
  from: string,
  path: readonly string[],
  read: (name: string) => unknown,
  { follow }: Around,
): unknown {
  let entity: Entity | undefined = write.catalog.model.entity(from);
  let value = read(path[0]!);
  for (const [index, name] of path.slice(1).entries()) {
    const target: string | undefined = entity?.fields.get(path[index]!)?.target;
    if (target === undefined || typeof value !== 'string') {
      return (value as Record<string, unknown> | null)?.[name] ?? null;
    }
    const record: Readonly<Record<string, unknown>> | undefined = follow?.(target, value);
    entity = write.catalog.model.entity(target);
    const amount = name !== 'base' && path[index + 2] === 'base';
    value = record?.[amount ? `${name}.base` : name] ?? null;
    if (amount) return value;
  }
  return value;
}

/** A stored record with its computed fields; they are computed when they are asked for. */
export function withComputed(
  write: WriteSession,
  entity: Entity,
  record: StoredRecord,
  around: Around,
): Readonly<Record<string, unknown>> {
  const computed = computedValues(entity);
  if (computed.size === 0) return record;
  const value = (name: string): unknown => {
    const asked = computed.get(name);
    if (!asked) return record[name];
    const { field, isBase } = asked;
    if (isBase) return baseValue(write, field, entity, whole, around);
    return computedValue(write, field, record.id, (other) => whole[other] ?? null, around);
  };
  // A record has dozens of them, of which a rule reads one: to define each would cost more than all else of the rule.
  const whole: Readonly<Record<string, unknown>> = new Proxy(record as Record<string, unknown>, {
    get: (_, name) => (typeof name === 'string' ? value(name) : undefined),
    has: (_, name) => computed.has(String(name)) || name in record,
    ownKeys: () => [...new Set([...Object.keys(record), ...computed.keys()])],
    getOwnPropertyDescriptor: (_, name) =>
      computed.has(String(name))
        ? { configurable: true, enumerable: true, get: () => value(String(name)) }
        : Object.getOwnPropertyDescriptor(record, name),
  });
  return whole;
}

interface ComputedName {
  readonly field: Field;
  /** Its amount in the company's currency (`total.base`). */
  readonly isBase: boolean;
}

const known = new WeakMap<Entity, ReadonlyMap<string, ComputedName>>();

/** What is computed of a record of the entity, by name. */
function computedValues(entity: Entity): ReadonlyMap<string, ComputedName> {
  const before = known.get(entity);
  if (before) return before;
  const names = new Map<string, ComputedName>();
  for (const field of entity.fields.values()) {
    if (!field.computed) continue;
    names.set(field.name, { field, isBase: false });
    if (isForeignMoney(field)) names.set(`${field.name}.base`, { field, isBase: true });
  }
  known.set(entity, names);
  return names;
}

/** A computed amount in the company's currency: as a formula of what it reads in that, or at the booked rate. */
function baseValue(
  write: WriteSession,
  field: Field,
  entity: Entity,
  record: Readonly<Record<string, unknown>>,
  around: Around,
): unknown {
  const booked = bookedRate(field);
  if (booked) {
    const rate = record[booked.rate] ?? (record[booked.currency] ? null : 1);
    const value = record[field.name] ?? null;
    return value === null || rate === null ? null : baseAmount(value, rate);
  }
  const read = (name: string) => {
    const input = entity.fields.get(name);
    return record[input && isForeignMoney(input) ? `${name}.base` : name] ?? null;
  };
  return computedValue(write, field, String(record['id']), read, around);
}
