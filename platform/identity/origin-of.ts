import type { FastifyRequest } from 'fastify';

const HOST = /^[A-Za-z0-9.-]{1,253}(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** Where the sender of a request opens this installation, `https://crm.example.com`, also behind a proxy that says so. */
export function originOf(request: FastifyRequest): string {
  const { headers } = request;
  const host = first(headers['x-forwarded-host']) ?? headers.host ?? '';
  const isSecure = request.protocol === 'https' || first(headers['x-forwarded-proto']) === 'https';
  return `${isSecure ? 'https' : 'http'}://${HOST.test(host) ? host : 'localhost'}`;
}

/** Of several proxies the one nearest to people. */
function first(header: string | string[] | undefined): string | undefined {
  return (Array.isArray(header) ? header[0] : header)?.split(',')[0]?.trim();
}
