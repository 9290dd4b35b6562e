/** What the clocks of a zone show at a moment. */
export interface LocalTime {
  /** `2026-03-11` */
  readonly date: string;
  /** `09:30:00.000` */
  readonly time: string;
}

/** The local time of a moment given in UTC; zone is an IANA name. */
export function toLocalTime(utc: string, zone: string): LocalTime {
  const moment = Date.parse(utc);
  const [date, time] = new Date(moment + offsetAt(moment, zone)).toISOString().split('T') as [string, string];
  return { date, time: time.slice(0, -1) };
}

/**
 * The moment a local time means, in UTC. A time the clocks skip means the moment they jump; one they show twice means
 * the first.
 */
export function fromLocalTime({ date, time }: LocalTime, zone: string): string {
  const wall = Date.parse(`${date}T${time}Z`);
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  const moments = [...new Set([wall - before, wall - after])].filter((m) => m + offsetAt(m, zone) === wall);
  const moment = moments.length > 0 ? Math.min(...moments) : jump(wall - DAY, wall + DAY, before, zone);
  return new Date(moment).toISOString();
}

const DAY = 86_400_000;
const MINUTE = 60_000;

/** The first whole minute between two moments at which the offset is no longer `before`. */
function jump(from: number, to: number, before: number, zone: string): number {
  let [low, high] = [Math.floor(from / MINUTE), Math.ceil(to / MINUTE)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle * MINUTE, zone) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE;
}

/** Milliseconds the zone's clocks are ahead of UTC. */
function offsetAt(moment: number, zone: string): number {
  const whole = Math.floor(moment / 1000) * 1000;
  const parts = new Map(
    formatter(zone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (type: Intl.DateTimeFormatPartTypes) => parts.get(type)!;
  const wall = new Date(0);
  wall.setUTCFullYear(at('year'), at('month') - 1, at('day'));
  wall.setUTCHours(at('hour'), at('minute'), at('second'));
  return wall.getTime() - whole;
}

function formatter(zone: string): Intl.DateTimeFormat {
  let made = formatters.get(zone);
  if (!made) {
    made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, made);
  }
  return made;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
