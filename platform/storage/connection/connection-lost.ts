import { isDatabaseError } from './database-errors.ts';

/** Classes and codes of PostgreSQL: connection exceptions, no resources left, going down, starting up. */
const BY_SERVER = /^(08...|53...|57P0[1-5])$/;
const BY_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
/** The driver gives these no code. */
const BY_DRIVER =
  /^(Connection terminated|timeout (exceeded|expired) when|Client has encountered a connection)/;

/** Whether a statement failed because the database is away, so that the same may succeed a moment later. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isDatabaseError(error)) return BY_SERVER.test(error.code);
  if (error instanceof AggregateError) return error.errors.some(isConnectionLost);
  return BY_SYSTEM.has(String((error as NodeJS.ErrnoException).code)) || BY_DRIVER.test(error.message);
}
