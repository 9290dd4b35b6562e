import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { KehuError, Malformed } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { problemOf } from '../kernel/problem.ts';
import { messages } from './messages.ts';

/** Answers what cannot even be read as HTTP; there is no request yet, so the language is the default one. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const known =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new KehuError(431, messages.headersTooLarge())
      : new Malformed(messages.badRequest());
  const body = JSON.stringify(problemOf(known, 'zh-CN', newId()));
  socket.end(
    [
      `HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
