import { Unavailable } from '../../kernel/errors.ts';
import { messages } from '../messages.ts';

/** Codes of the operating system and of PostgreSQL's classes 08 (connection), 53 (resources), 57P0x (shutdown). */
const LOST = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|ETIMEDOUT|08...|53...|57P0[1-3])$/;
/** What the driver says without a code. */
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection)/;

/**
 * Nothing is wrong with the request: the database is gone, restarting, full or has no connection left. The
 * client is told to come back; anything else stays as it is.
 */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Unavailable) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (!LOST.test(code) && !DRIVER.test(error.message)) return error;
  return Object.assign(new Unavailable(messages.databaseGone()), { cause: error });
}
