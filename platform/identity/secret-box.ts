import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../kernel/settings.ts';

const FORM = 'v1';

/**
 * Encrypts what has to be read again and would open doors, such as the secrets of second factors (AES-256-GCM). The
 * key comes from KEHU_SECRET_KEY; without it one is made and kept in the data folder. Nodes with data folders of their
 * own need the variable.
 */
@Injectable()
export class SecretBox {
  #key: Buffer | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** @param about what it belongs to; opening needs the same, so that values cannot be exchanged in the database */
  seal(text: string, about: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#secret(), nonce).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return [FORM, nonce.toString('base64url'), sealed.toString('base64url')].join('.');
  }

  /** Undefined where the value was altered or sealed with another key. */
  open(sealed: string, about: string): string | undefined {
    const [form, nonce = '', content = ''] = sealed.split('.');
    if (form !== FORM) return undefined;
    const bytes = Buffer.from(content, 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#secret(), Buffer.from(nonce, 'base64url'));
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  #secret(): Buffer {
    this.#key ??= Buffer.from(
      hkdfSync('sha256', this.settings.secretKey ?? keptKey(this.settings.dataDir), '', 'kehu secrets', 32),
    );
    return this.#key;
  }
}

/** Made by whoever comes first; the others read what stands there. */
function keptKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
    chmodSync(file, 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
