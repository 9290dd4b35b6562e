import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Pool } from 'pg';

/** The look-up every request of the product makes too: session and user by the hash of the token. */
const SESSION = {
  name: 'session',
  text: `select s.user_id, s.expires_at, u.username, u.roles, u.department, u.locale, u.status
    from kehu.session s join core."user" u on u.id = s.user_id
    where s.token_hash = $1 and s.expires_at > now() and u.deleted_at is null`,
};

export async function signedInUser(pool: Pool, request: FastifyRequest): Promise<string> {
  const token = request.headers.authorization?.slice('Bearer '.length) ?? '';
  const hash = createHash('sha256').update(token).digest('base64url');
  const { rows } = await pool.query({ ...SESSION, values: [hash] });
  if (rows.length === 0) throw Object.assign(new Error('not signed in'), { statusCode: 401 });
  return rows[0].user_id as string;
}
