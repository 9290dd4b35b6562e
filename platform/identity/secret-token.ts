import { createHash, randomBytes } from 'node:crypto';

/** A secret handed to a person once: 256 random bits, safe in URLs, cookies and headers. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * What is stored in its place. A token has full entropy, so that one round of SHA-256 keeps it secret, and its
 * hash is a key to look up by.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
