/** Values by field name, as a demo file writes them. */
export type Values = Record<string, unknown>;

/** A demo file: the records of one entity by key. */
export interface DemoFile {
  readonly entity: string;
  readonly records: Record<string, Values>;
}

/** Days from the day of loading: -30 is thirty days ago. */
export type Day = number;

export function ref(entity: string, key: string): Values {
  return { $ref: `${entity}:${key}` };
}

export function date(day: Day): Values {
  return { $today: day };
}

/** A moment: a day and a time of day in the organisation's zone. */
export function moment(day: Day, time: string): Values {
  return { $now: `${day}d ${time}` };
}

/** An amount in the form the API uses. */
export function money(amount: number): string {
  return amount.toFixed(2);
}

/** `0007`: sorts as text like the number it is. */
export function serial(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(4, '0')}`;
}

/** The values without those that are undefined. */
export function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
