import { describe, expect, it } from 'vitest';
import { isAllowed, isPrivateAddress } from './private-address.ts';

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fe80::1%eth0',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:a00:1',
    '64:ff9b::a00:1',
    '[::1]',
    'no address',
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])(
    'is not %s',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});

describe('what an operator allows', () => {
  it.each([
    ['idp.local', '10.0.0.1', ['idp.local']],
    ['IDP.local', '10.0.0.1', ['idp.LOCAL']],
    ['x', '10.1.2.3', ['10.1.0.0/16']],
    ['x', '::ffff:10.1.2.3', ['10.1.0.0/16']],
    ['x', '127.0.0.1', ['127.0.0.1']],
    ['x', 'fd00::5', ['fd00::/8']],
  ])('is %s at %s by %j', (host, address, allowed) => expect(isAllowed(host, address, allowed)).toBe(true));

  it.each([
    ['evil.idp.local', '10.0.0.1', ['idp.local']],
    ['x', '10.2.0.1', ['10.1.0.0/16']],
    ['x', '10.0.0.1', []],
  ])('is not %s at %s by %j', (host, address, allowed) =>
    expect(isAllowed(host, address, allowed)).toBe(false),
  );
});
