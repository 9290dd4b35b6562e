/** The floor: Fastify and pg with hand-written statements for the requests of the bench, and nothing else. */
import fastify from 'fastify';
import { Pool, types as pgTypes, type CustomTypesConfig } from 'pg';
import { reads } from './read.ts';
import { restrictedReads } from './restricted.ts';
import { writes } from './write.ts';

const NUMERIC = 1700;
const DATE = 1082;
const MOMENT = 1184;

const asIs = (text: string) => text;
/** `2026-03-11 01:00:00.5+00` → `2026-03-11T01:00:00.500Z`, as the product answers. */
const moment = (text: string) =>
  `${text.slice(0, 10)}T${text.slice(11, 19)}.${/\.(\d+)/.exec(text)?.[1]?.slice(0, 3).padEnd(3, '0') ?? '000'}Z`;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === NUMERIC || oid === DATE) return asIs;
    return oid === MOMENT ? moment : pgTypes.getTypeParser(oid, format as 'text');
  },
};

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  types: types as CustomTypesConfig,
  options: '-c timezone=UTC',
});
const app = fastify({ bodyLimit: 5 * 1024 * 1024 });
app.get('/health/ready', () => ({ status: 'ready' }));
reads(app, pool);
restrictedReads(app, pool);
writes(app, pool);
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });

process.once('SIGTERM', () => void app.close().then(() => pool.end()));
