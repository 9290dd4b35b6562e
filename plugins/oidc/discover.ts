import { Invalid, type GuardedFetch, type PluginHost } from 'kehu/sdk';
import * as client from 'openid-client';
import { messages } from './messages.ts';
import type { OidcSettings } from './oidc-settings.ts';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What the provider says of itself. @throws Invalid where it would be asked in the open */
export function discover({ settings, fetch }: PluginHost<OidcSettings>): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const server = new URL(issuer);
  const isOpen = server.protocol !== 'https:';
  if (isOpen && !LOOPBACK.has(server.hostname)) throw new Invalid(messages.httpsNeeded({ issuer }));
  return client.discovery(server, clientId, clientSecret, clientSecret ? undefined : client.None(), {
    [client.customFetch]: fetchLike(fetch),
    ...(isOpen ? { execute: [client.allowInsecureRequests] } : {}),
  });
}

function fetchLike(fetch: GuardedFetch): client.CustomFetch {
  return (url, { method, headers, body, signal }) =>
    fetch(url, { method, headers, body: bodyOf(body), signal });
}

function bodyOf(body: client.FetchBody): string | Uint8Array | undefined {
  if (body === null || body === undefined) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw new TypeError('a stream is no body of a request here');
}
