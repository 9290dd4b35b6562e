import { definePlugin } from 'kehu/sdk';
import { calendarOf } from './calendar-of.ts';
import { checkFeeds } from './check-feeds.ts';
import type { FeedSettings } from './feed-settings.ts';
import { FeedAddresses } from './feed-addresses.ts';

export const plugin = definePlugin<FeedSettings>({
  start: async (host) => {
    await checkFeeds(host);
    const addresses = new FeedAddresses(host);
    return {
      httpRoutes: {
        feed: async ({ params, origin }) => {
          const caller = await addresses.ownerOf(params['token'] ?? '');
          const headers = {
            'content-type': 'text/calendar; charset=utf-8',
            'cache-control': 'private, max-age=300',
          };
          return { headers, body: await calendarOf(host, caller, origin) };
        },
        show: async ({ caller }) => ({ body: await addresses.state(caller!) }),
        make: async ({ caller, origin }) => {
          const token = await addresses.make(caller!);
          return { status: 201, body: { url: `${origin}/api/ext/calendar-feed/feed/${token}.ics` } };
        },
        revoke: async ({ caller }) => {
          await addresses.revoke(caller!);
          return { status: 204 };
        },
      },
    };
  },
});
