/** `1:30:00`: hours, minutes, seconds. */
export function printDuration(seconds: number): string {
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Seconds of `1:30` (hours and minutes), `1:30:00`, `90m`, `1h30m`, `1.5 小时` or plain `5400`. */
export function readDuration(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  const clock = /^(\d{1,6}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  if (/^\d{1,10}$/.test(text)) return Number(text);
  if (!WORDED.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(PART)) seconds += Number(amount) * SECONDS[unit!]!;
  return Math.round(seconds);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

const SECONDS: Readonly<Record<string, number>> = {
  ...units(86_400, 'days', 'day', 'd', '天'),
  ...units(3600, 'hours', 'hour', 'hrs', 'hr', 'h', '小时', '时'),
  ...units(60, 'minutes', 'minute', 'mins', 'min', 'm', '分钟', '分'),
  ...units(1, 'seconds', 'second', 'secs', 'sec', 's', '秒'),
};

function units(seconds: number, ...names: string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, seconds]));
}

const PART = new RegExp(`(\\d{1,7}(?:\\.\\d{1,3})?) ?(${Object.keys(SECONDS).join('|')})`, 'g');
const WORDED = new RegExp(`^(?:${PART.source} ?){1,4}$`);
