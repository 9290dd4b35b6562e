import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Invalid, Unavailable } from '../errors.ts';
import { defineMessages } from '../text.ts';
import { isAllowed, isPrivateAddress } from './private-address.ts';

const messages = defineMessages({
  addressUnusable: {
    'zh-CN': '“{url}”不是可用的 http 或 https 地址',
    en: '"{url}" is no address of http or https that can be called',
  },
  addressPrivate: {
    'zh-CN': '{host} 指向内部网络，不能访问；如确有需要，请由运维人员加入 KEHU_OUTGOING_ALLOW',
    en: '{host} leads into a private network and is not called; an operator may allow it in KEHU_OUTGOING_ALLOW',
  },
  unreachable: { 'zh-CN': '无法访问 {host}：{reason}', en: '{host} cannot be reached: {reason}' },
  answerTooLarge: {
    'zh-CN': '{host} 的回答过大（超过 {max} MB）',
    en: 'The answer of {host} is too large (more than {max} MB)',
  },
});

export interface OutgoingRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** Default 10. */
  readonly seconds?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Calls addresses that people typed. */
export type GuardedFetch = (url: string, request?: OutgoingRequest) => Promise<Response>;

const DEFAULT_SECONDS = 10;
const LARGEST_MB = 5;

/**
 * A fetch for addresses that people typed: nothing inside private networks is called, except what an operator allows.
 * The address that was checked is the one that is connected to, whatever the name is resolved to a moment later.
 * Redirects are answered as they are, not followed; neither time nor size of an answer are without limit.
 */
export function guardedFetch(allowed: readonly string[]): GuardedFetch {
  return async (url, request = {}) => {
    const target = targetOf(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const isOpen = (address: string) => !isPrivateAddress(address) || isAllowed(host, address, allowed);
    if (isIP(host) !== 0 && !isOpen(host)) throw new Invalid(messages.addressPrivate({ host }));
    return send(target, request, checkedLookup(host, isOpen));
  };
}

function targetOf(url: string): URL {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  const fits =
    target && /^https?:$/.test(target.protocol) && target.username === '' && target.password === '';
  if (!fits) throw new Invalid(messages.addressUnusable({ url: url.slice(0, 200) }));
  return target;
}

/** Resolves a name for the connection and refuses it where any of its addresses is private. */
function checkedLookup(host: string, isOpen: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    lookup(name, { ...options, all: true }, (error: NodeJS.ErrnoException | null, found: LookupAddress[]) => {
      if (error) return callback(error, []);
      if (found.length === 0 || !found.every(({ address }) => isOpen(address)))
        return callback(new Invalid(messages.addressPrivate({ host })) as NodeJS.ErrnoException, []);
      const [first] = found;
      return options.all ? callback(null, found) : callback(null, first!.address, first!.family);
    });
  };
}

function send(target: URL, request: OutgoingRequest, find: LookupFunction): Promise<Response> {
  const { method = 'GET', headers = {}, body, seconds = DEFAULT_SECONDS, signal } = request;
  const limit = AbortSignal.timeout(seconds * 1000);
  const ends = signal ? AbortSignal.any([signal, limit]) : limit;
  const begin = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(toldError(target.host, error, limit.aborted ? seconds : undefined));
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = { method, headers: { ...headers, ...length }, lookup: find, signal: ends, agent: false };
    const sent = begin(target, options, (answer) => {
      readAll(answer, target.host).then((content) => resolve(responseOf(answer, content)), fail);
    });
    sent.on('error', fail);
    sent.end(body);
  });
}

async function readAll(answer: IncomingMessage, host: string): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_MB * 2 ** 20) {
      answer.destroy();
      throw new Unavailable(messages.answerTooLarge({ host, max: LARGEST_MB }));
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function responseOf({ statusCode = 502, headers }: IncomingMessage, content: Buffer<ArrayBuffer>): Response {
  const told = new Headers();
  for (const [name, value] of Object.entries(headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) told.append(name, one);
  const isEmpty = statusCode === 204 || statusCode === 304;
  return new Response(isEmpty ? null : content, { status: statusCode, headers: told });
}

function toldError(host: string, error: unknown, seconds: number | undefined): unknown {
  if (error instanceof Invalid || error instanceof Unavailable) return error;
  const reason = seconds === undefined ? (error as Error).message : `> ${seconds} s`;
  return new Unavailable(messages.unreachable({ host, reason }));
}
