import { setTimeout as sleep } from 'node:timers/promises';
import { totpCode, totpStep } from '../../platform/identity/totp.ts';

const PERIOD_MS = 30_000;
/** What is left of a period in which a code is asked for and looked at, on a busy machine too. */
const LEAST_MS = 2000;

/**
 * The code of the present period, or of one beside it where several are needed within half a minute. Waits for the next
 * period where the server would look at the code in that one: there the one before is too old.
 */
export async function codeOf(secret: string, drift = 0): Promise<string> {
  const left = PERIOD_MS - (Date.now() % PERIOD_MS);
  if (left < LEAST_MS) await sleep(left + 1);
  return totpCode(secret, totpStep(Date.now()) + drift);
}
