import { BlockList, isIP } from 'node:net';

/**
 * Addresses that lead into the machine or its networks, or nowhere: what IANA lists as not globally reachable.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const RANGES = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const;

const PRIVATE = new BlockList();
for (const [address, prefix] of RANGES) PRIVATE.addSubnet(address, prefix, familyOf(address));

/** Whether an IP address is none of the public internet. Version 4 written as version 6 is looked at as 4. */
export function isPrivateAddress(address: string): boolean {
  const plain = unmapped(address);
  return isIP(plain) === 0 || PRIVATE.check(plain, familyOf(plain));
}

/** Whether an address, or the name it was asked by, is among those an operator allows: `10.1.0.0/16`, `idp.local`. */
export function isAllowed(host: string, address: string, allowed: readonly string[]): boolean {
  const plain = unmapped(address);
  return allowed.some((entry) => {
    const [base = '', prefix] = entry.split('/');
    if (isIP(base) === 0) return entry.toLowerCase() === host.toLowerCase();
    if (isIP(base) !== isIP(plain)) return false;
    const list = new BlockList();
    list.addSubnet(
      base,
      prefix === undefined ? (isIP(base) === 4 ? 32 : 128) : Number(prefix),
      familyOf(base),
    );
    return list.check(plain, familyOf(plain));
  });
}

/** `::ffff:10.0.0.1` and `64:ff9b::a00:1` are 10.0.0.1. */
function unmapped(address: string): string {
  const bare = address.replace(/^\[|\]$|%.*$/g, '');
  if (isIP(bare) !== 6) return bare;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^(?:::ffff:|64:ff9b::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return address.includes(':') ? 'ipv6' : 'ipv4';
}
