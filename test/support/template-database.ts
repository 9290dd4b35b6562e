import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { createTestDatabase, urlOf } from './test-database.ts';

/** A database ready to be copied, with what its maker wants remembered about it. */
export interface Template {
  readonly name: string;
  readonly note: string;
}

/**
 * Makes a template once a run, whichever worker asks first.
 *
 * @param key what it depends on; equal keys share a template
 * @param fill fills an empty database and returns the note
 */
export async function templateDatabase(
  key: string,
  fill: (url: string) => Promise<string>,
): Promise<Template> {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 20);
  const name = `template_${inject('testRun')}_${hash}`;
  const client = new Client({ connectionString: urlOf('postgres') });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const note = (await noteOf(client, name)) ?? (await make(client, name, fill));
    return { name, note };
  } finally {
    await client.end();
  }
}

async function noteOf(client: Client, name: string): Promise<string | undefined> {
  const { rows } = await client.query<{ note: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = $1`,
    [name],
  );
  return rows[0]?.note ? (JSON.parse(rows[0].note) as string) : undefined;
}

async function make(client: Client, name: string, fill: (url: string) => Promise<string>): Promise<string> {
  const database = await createTestDatabase();
  const note = await fill(database.url);
  const made = new URL(database.url).pathname.slice(1);
  await client.query(`COMMENT ON DATABASE ${made} IS ${client.escapeLiteral(JSON.stringify(note))}`);
  await client.query(`ALTER DATABASE ${made} RENAME TO ${name}`);
  return note;
}
