import { createHmac } from 'node:crypto';
import { Unavailable, type PluginHost } from 'kehu/sdk';
import { messages } from './messages.ts';
import type { WebhookSettings, WebhookTarget } from './webhook-settings.ts';

const SECONDS = 15;

/** Posts a message, signed for this moment. @throws Unavailable unless it is accepted with a status from 200 to 299 */
export async function send(
  { fetch, settings }: PluginHost<WebhookSettings>,
  { name, url }: WebhookTarget,
  id: number,
  body: string,
): Promise<void> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'kehu-webhook',
    'kehu-event-id': String(id),
    'kehu-signature': signature(settings.secret, Math.floor(Date.now() / 1000), body),
  };
  const { ok, status } = await fetch(url, { method: 'POST', headers, body, seconds: SECONDS });
  if (!ok) throw new Unavailable(messages.refused({ name, status }));
}

/** `t=1773190000,v1=…`: HMAC-SHA256 of `time.body` in hexadecimal. With the time in it, an old message is no new one. */
export function signature(secret: string, time: number, body: string): string {
  const hash = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return `t=${time},v1=${hash}`;
}
