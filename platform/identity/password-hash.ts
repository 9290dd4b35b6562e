import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice for argon2id (19 MiB, 2 passes, 1 lane): about 50 ms of one core. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const TAG_LENGTH = 32;

/**
 * The password as a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`: it carries its own cost, so that
 * raising the cost leaves older hashes readable.
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await digest(password, salt, COST, TAG_LENGTH);
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(salt)}$${base64(tag)}`;
}

const PHC =
  /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<parallelism>\d+)\$(?<salt>[^$]+)\$(?<tag>[^$]+)$/;

/** Whether the password is the one hashed. A hash in another form matches nothing. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = PHC.exec(hash)?.groups;
  if (!parts) return false;
  const expected = Buffer.from(parts.tag!, 'base64');
  const cost = {
    memory: Number(parts.memory),
    passes: Number(parts.passes),
    parallelism: Number(parts.parallelism),
  };
  const actual = await digest(password, Buffer.from(parts.salt!, 'base64'), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

/** Whether the hash was made at another cost than new ones are. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`);
}

const nobodysHash = hashPassword(randomBytes(16).toString('hex'));

/** Takes as long as verifying a password and says no: an unknown account answers like a known one. */
export async function verifyNobody(password: string): Promise<false> {
  await verifyPassword(password, await nobodysHash);
  return false;
}

/** NFC, so that one password typed on two systems is one password. */
async function digest(password: string, nonce: Buffer, cost: typeof COST, tagLength: number) {
  return derive('argon2id', { message: password.normalize('NFC'), nonce, tagLength, ...cost });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
