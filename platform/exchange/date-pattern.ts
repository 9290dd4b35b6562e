const TOKENS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  ss: '(?<second>\\d{2})',
};

/**
 * A reader of dates written in one pattern: `2026-03-11`, with a time `2026-03-11T09:30:00`, or undefined when
 * the text does not follow the pattern or names no day of the calendar.
 *
 * @throws Error when the pattern has no year, month and day, or has one of them twice
 * @example dateReader('M/D/YYYY')('3/11/2026') // '2026-03-11'
 */
export function dateReader(pattern: string): (text: string) => string | undefined {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/YYYY|MM|M|DD|D|HH|H|mm|ss/g, (token) => TOKENS[token]!);
  const expression = new RegExp(`^${source}$`);
  for (const part of ['year', 'month', 'day'])
    if (!source.includes(`?<${part}>`)) throw new Error(`the pattern "${pattern}" says no ${part}`);
  return (text) => {
    const parts = expression.exec(text)?.groups;
    return parts && isoDate(parts);
  };
}

function isoDate(parts: Record<string, string | undefined>): string | undefined {
  const { year, month, day } = parts as { year: string; month: string; day: string };
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date) return undefined;
  if (parts.hour === undefined) return date;
  const [hour, minute, second] = [parts.hour, parts.minute ?? '0', parts.second ?? '0'].map(Number) as [
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return `${date}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}`;
}
