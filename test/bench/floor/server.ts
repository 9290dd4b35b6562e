/** The floor: Fastify and pg with hand-written statements for the requests of the bench, and nothing else. */
import fastify from 'fastify';
import { Pool, types as pgTypes, type CustomTypesConfig } from 'pg';
import { reads } from './read.ts';
import { writes } from './write.ts';

const asIs = (text: string) => text;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    [1082, 1114, 1184, 1700].includes(oid) ? asIs : pgTypes.getTypeParser(oid, format as 'text'),
};

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  types: types as CustomTypesConfig,
});
const app = fastify({ bodyLimit: 5 * 1024 * 1024 });
app.get('/health/ready', () => ({ status: 'ready' }));
reads(app, pool);
writes(app, pool);
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
