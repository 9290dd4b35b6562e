import { packText } from '../../platform/model/load/pack-source.ts';
import { zipOfPack } from '../../platform/model/load/pack-zip.ts';
import type { Answer } from './api.ts';
import type { PackFiles } from './pack-folder.ts';
import type { TestApp } from './test-app.ts';

/** Packs over HTTP, as zips. */
export class PackClient {
  constructor(private readonly app: Pick<TestApp, 'url' | 'admin'>) {}

  /** Sends a pack: plans with `?dryRun=1`, else installs or upgrades. */
  async send<T = unknown>(zip: Uint8Array, query = '', as = this.app.admin): Promise<Answer<T>> {
    const response = await fetch(`${this.app.url}/api/packs${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/zip', 'accept-language': 'en' },
      body: Buffer.from(zip),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as T };
  }

  async export(name: string, query = ''): Promise<Buffer> {
    const headers = { authorization: `Bearer ${this.app.admin}` };
    const response = await fetch(`${this.app.url}/api/packs/${name}/export${query}`, { headers });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return Buffer.from(await response.arrayBuffer());
  }
}

export function zipOf(name: string, files: PackFiles): Uint8Array {
  const texts = Object.entries(files).map(([path, content]): [string, string] => [
    path,
    typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`,
  ]);
  return zipOfPack(name, packText(texts));
}
