import { Client } from 'pg';

const AGAIN_AFTER_MS = 1000;

/**
 * Hears what is notified on a channel, on a connection of its own, which is made anew when it breaks. What is
 * notified meanwhile is lost: whoever listens also looks by himself, and is told at every connection.
 */
export class Notices {
  #client: Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly heard: () => void,
  ) {
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true });
    this.#client = client;
    client.on('notification', this.heard);
    client.on('error', () => undefined);
    client.on('end', () => this.#again());
    try {
      await client.connect();
      if (this.#ended) return await client.end();
      await client.query(`listen ${this.channel}`);
      this.heard();
    } catch {
      await client.end().catch(() => undefined);
      this.#again();
    }
  }

  #again(): void {
    if (this.#ended) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), AGAIN_AFTER_MS);
  }
}
