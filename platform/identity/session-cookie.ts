import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

const SESSION_COOKIE = 'kehu_session';

/** How a browser keeps the session: out of reach of scripts, and not sent along by other sites' requests. */
export function setSessionCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expires: Date,
): void {
  const secure = isHttps(request);
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure, expires });
}

export function clearSessionCookie(request: FastifyRequest, reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: isHttps(request),
  });
}

/** The token a request brings: a bearer token before the cookie. Reads the raw header, because this runs on every request. */
export function sessionToken({ authorization, cookie }: IncomingHttpHeaders): string | undefined {
  if (authorization !== undefined) return /^Bearer +([A-Za-z0-9_-]{20,200})$/i.exec(authorization)?.[1];
  return cookie === undefined ? undefined : COOKIE.exec(cookie)?.[1];
}

const COOKIE = new RegExp(`(?:^|; ?)${SESSION_COOKIE}="?([A-Za-z0-9_-]{20,200})"?(?:;|$)`);

/** Directly, or at a proxy in front. A client that lies here only keeps its own cookie from plain HTTP. */
function isHttps(request: FastifyRequest): boolean {
  return request.protocol === 'https' || request.headers['x-forwarded-proto'] === 'https';
}
