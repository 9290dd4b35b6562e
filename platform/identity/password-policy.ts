import type { Message } from '../kernel/text.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { messages } from './messages.ts';
import { normalizeUsername } from './username.ts';

const MIN_PASSWORD_LENGTH = 8;
/** Longer ones only cost hashing time. */
const MAX_PASSWORD_LENGTH = 256;

/**
 * What is wrong with a new password, or undefined. As NIST SP 800-63B: length and known-bad lists, no rules of
 * composition and no expiry, because those make people choose worse ones.
 */
export function passwordProblem(
  password: string,
  username: string,
  min = MIN_PASSWORD_LENGTH,
): Message | undefined {
  const length = [...password].length;
  if (length < min) return messages.passwordTooShort({ min });
  if (length > MAX_PASSWORD_LENGTH) return messages.passwordTooLong({ max: MAX_PASSWORD_LENGTH });
  const plain = normalizeUsername(password);
  if (plain === normalizeUsername(username)) return messages.passwordIsUsername();
  if (COMMON_PASSWORDS.has(plain) || new Set(plain).size === 1) return messages.passwordCommon();
  return undefined;
}
