import ical, { type ICalEventData } from 'ical-generator';
import { Forbidden, NotFound, type Caller, type PluginHost } from 'kehu/sdk';
import type { Feed, FeedSettings } from './feed-settings.ts';

const DAY_MS = 86_400_000;
/** What a calendar bears; the nearest to today would be cut last, so pages go by date. */
const MOST_OF_A_FEED = 2000;
const PAGE = 500;
const REFRESH_SECONDS = 900;

type Row = Readonly<Record<string, unknown>>;

/** The calendar of a user: of each feed what he may see. */
export async function calendarOf(
  host: PluginHost<FeedSettings>,
  caller: Caller,
  origin: string,
): Promise<string> {
  const { company } = await host.organisation();
  const calendar = ical({
    name: company ?? 'Kehu',
    prodId: { company: 'Kehu', product: 'calendar-feed' },
    ttl: REFRESH_SECONDS,
  });
  for (const feed of host.settings.feeds)
    for (const event of await eventsOf(host, caller, feed, origin)) calendar.createEvent(event);
  return calendar.toString();
}

async function eventsOf(
  host: PluginHost<FeedSettings>,
  caller: Caller,
  feed: Feed,
  origin: string,
): Promise<ICalEventData[]> {
  const rows = await rowsOf(host, caller, feed);
  const titles = await host.records.titlesOf(
    caller,
    feed.entity,
    rows.map(({ id }) => String(id)),
  );
  return rows.flatMap((row) => eventOf(row, feed, titles[String(row['id'])] ?? '—', origin));
}

/** Nothing where the caller may not read the records, or one of the dates. */
async function rowsOf(
  { records, settings, now }: PluginHost<FeedSettings>,
  caller: Caller,
  feed: Feed,
): Promise<Row[]> {
  const { entity, start, end, filter } = feed;
  const [from, until] = [dayFrom(now(), -settings.pastDays), dayFrom(now(), settings.futureDays)];
  const within = `${start} >= '${from}' && ${start} <= '${until}'`;
  const request = {
    filter: filter ? `${within} && (${filter})` : within,
    fields: ['version', 'updatedAt', start, end].filter(Boolean).join(','),
    sort: start,
    limit: PAGE,
  };
  const rows: Row[] = [];
  try {
    for (let cursor: string | undefined; rows.length < MOST_OF_A_FEED;) {
      const page = await records.list(
        caller,
        entity,
        cursor === undefined ? request : { ...request, cursor },
      );
      rows.push(...page.items);
      if (page.nextCursor === undefined) break;
      cursor = page.nextCursor;
    }
  } catch (error) {
    if (!(error instanceof Forbidden || error instanceof NotFound)) throw error;
  }
  return rows;
}

function eventOf(
  row: Row,
  { entity, start: startField, end: endField }: Feed,
  title: string,
  origin: string,
): ICalEventData[] {
  const [start, end] = [row[startField], endField === undefined ? undefined : row[endField]];
  if (typeof start !== 'string' || !/^\d{4}-\d\d-\d\d/.test(start)) return [];
  const id = String(row['id']);
  const about = {
    id: `${id}@kehu`,
    summary: title,
    sequence: Number(row['version'] ?? 0),
    stamp: momentOf(row['updatedAt']) ?? new Date(0),
    url: `${origin}/record/${entity.split(':').at(-1)}/${id}`,
  };
  if (start.length === 10) {
    const last = typeof end === 'string' && end.slice(0, 10) > start ? end.slice(0, 10) : start;
    return [{ ...about, allDay: true, start: new Date(start), end: new Date(Date.parse(last) + DAY_MS) }];
  }
  const ends = momentOf(end);
  const begins = new Date(start);
  return [
    { ...about, start: begins, end: ends && ends > begins ? ends : new Date(begins.getTime() + 3_600_000) },
  ];
}

function momentOf(value: unknown): Date | undefined {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? new Date(value) : undefined;
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
