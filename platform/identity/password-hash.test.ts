import { describe, expect, it } from 'vitest';
import { hashPassword, verifyNobody, verifyPassword } from './password-hash.ts';

describe('a hashed password', () => {
  it('is recognised, and another is not', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('Correct horse', hash)).toBe(false);
  });

  it('is salted: the same password gives two hashes', async () => {
    expect(await hashPassword('correct horse')).not.toBe(await hashPassword('correct horse'));
  });

  it('is the same however its accents are composed', async () => {
    const composed = 'caf\u00e9 noir';
    expect(await verifyPassword(composed.normalize('NFD'), await hashPassword(composed))).toBe(true);
  });

  it.each(['', 'plain', '$argon2id$v=19$m=1$x$y', '$2b$10$abcdefghijklmnopqrstuv'])(
    'never matches a hash of another form: %s',
    async (hash) => expect(await verifyPassword('correct horse', hash)).toBe(false),
  );

  it('of nobody matches nothing', async () => {
    expect(await verifyNobody('correct horse')).toBe(false);
  });
});
