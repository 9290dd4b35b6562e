/** One account, one spelling: `ＡＮＮＡ `, `Anna` and `anna` are the same user. */
export function normalizeUsername(username: string): string {
  return username.normalize('NFKC').trim().toLowerCase();
}

const USERNAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}._@+-]{0,62}[\p{L}\p{N}])?$/u;

/** Letters and digits of any script; `.`, `_`, `-`, `@` and `+` between them; at most 64 characters. */
export function isUsername(username: string): boolean {
  return USERNAME.test(username);
}
