import { randomBytes } from 'node:crypto';
import { Database } from './database.ts';

/**
 * Databases for a moment on one server: empty ones, and copies of one that was filled before. For proving things on
 * the real database; never on one that somebody works with.
 */
export class DatabaseCopies {
  private constructor(
    private readonly server: Database,
    private readonly url: string,
  ) {}

  /** @param url of any database of the server, as somebody who may create further ones */
  static async on(url: string): Promise<DatabaseCopies> {
    return new DatabaseCopies(await Database.open({ url: at(url, 'postgres'), poolSize: 2 }), url);
  }

  /** @param template the address of a database nobody is connected to; without it the new one is empty */
  async make(template?: string): Promise<string> {
    const name = `throwaway_${randomBytes(8).toString('hex')}`;
    await this.server.session.script(
      `create database ${name} template ${template ? nameIn(template) : 'template1'}`,
    );
    return at(this.url, name);
  }

  async drop(url: string): Promise<void> {
    await this.server.session.script(`drop database if exists ${nameIn(url)} with (force)`);
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}

function at(url: string, name: string): string {
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

function nameIn(url: string): string {
  return new URL(url).pathname.slice(1);
}
