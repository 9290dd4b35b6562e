import { describe, expect, it } from 'vitest';
import { Invalid } from './errors.ts';
import { options, readSettings } from './settings.ts';

describe('settings', () => {
  it('has a value for everything in an empty environment', () => {
    expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: false });
    expect(readSettings({}).packs).toEqual([expect.stringMatching(/metadata.crm$/)]);
  });

  it('takes an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    });
  });

  it('reads every documented variable', () => {
    const settings = readSettings({
      PORT: '8080',
      DATABASE_URL: 'postgresql://u:p@host/db',
      KEHU_PACKS: '/packs/one, /packs/two',
      KEHU_TEST_CLOCK: '1',
    });
    expect(settings).toMatchObject({ port: 8080, testClock: true });
    expect(settings.packs).toHaveLength(2);
  });

  it('refuses what is promised and does nothing yet', () => {
    expect(() => readSettings({ DATABASE_REPLICA_URLS: '' })).not.toThrow();
    expect(() => readSettings({ DATABASE_REPLICA_URLS: 'postgres://a/db' })).toThrow(
      /REPLICA_URLS: has no effect/,
    );
  });

  it('knows what a node may be for', () => {
    expect(readSettings({}).role).toBe('all');
    expect(readSettings({ KEHU_ROLE: 'worker' }).role).toBe('worker');
    expect(() => readSettings({ KEHU_ROLE: 'boss' })).toThrow(/KEHU_ROLE: .*all, web, worker/);
  });

  it('refuses a short secret key without repeating it', () => {
    const short = { KEHU_SECRET_KEY: 'short and sweet' };
    expect(() => readSettings(short)).toThrow(/KEHU_SECRET_KEY: (?!.*sweet).*at least 32/);
    expect(readSettings({ KEHU_SECRET_KEY: 'x'.repeat(32) }).secretKey).toHaveLength(32);
  });

  it('refuses an unknown KEHU_ variable and guesses the meant one', () => {
    expect(() => readSettings({ KEHU_PACK: 'x' })).toThrow(/KEHU_PACK: .*Did you mean KEHU_PACKS\?/);
  });

  it('leaves other variables alone', () => {
    expect(() => readSettings({ HOME: '/home/x', KEHUNA: '1' })).not.toThrow();
  });

  it('names every wrong value at once', () => {
    const wrong = { PORT: '70000', DATABASE_URL: 'mysql://x', KEHU_DEMO: 'yes' };
    expect(() => readSettings(wrong)).toThrow(Invalid);
    expect(() => readSettings(wrong)).toThrow(/PORT[^]*DATABASE_URL[^]*KEHU_DEMO/);
  });

  it('takes no inherited name for a flag and prints no password', () => {
    const wrong = { KEHU_DEMO: 'constructor', DATABASE_URL: 'mysql://anna:secret@host/db' };
    expect(() => readSettings(wrong)).toThrow(/"mysql:\/\/anna:…@host\/db"[^]*KEHU_DEMO: "constructor"/);
  });

  it('wants username and password of the administrator together', () => {
    expect(() => readSettings({ KEHU_ADMIN_USERNAME: 'root' })).toThrow(/KEHU_ADMIN_PASSWORD/);
  });

  it('explains every variable', () => {
    for (const { help } of Object.values(options)) expect(help.length).toBeGreaterThan(10);
  });
});
