import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const TEXT: JsonSchema = { type: 'string' };
const ID: JsonSchema = { type: 'string', format: 'uuid' };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const MAYBE_MOMENT: JsonSchema = { anyOf: [MOMENT, { type: 'null' }] };
const PASSWORD: JsonSchema = { type: 'string', format: 'password', maxLength: 1000 };

function object(
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema {
  return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
}

function body(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return { ...object(properties, required), additionalProperties: false };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

const CODES = object({ recoveryCodes: listOf(TEXT) });
const KEY: JsonSchema = object({
  id: ID,
  userId: ID,
  name: TEXT,
  prefix: { type: 'string', description: 'How the key begins.' },
  scope: object({
    readOnly: { type: 'boolean' },
    entities: listOf(TEXT),
    operations: listOf(TEXT),
  }),
  createdAt: MOMENT,
  expiresAt: MAYBE_MOMENT,
  lastUsedAt: MAYBE_MOMENT,
});
const POLICY = {
  minPasswordLength: { type: 'integer', minimum: 8, maximum: 64 },
  rememberedPasswords: { type: 'integer', minimum: 0, maximum: 24 },
  secondFactorRoles: listOf(TEXT),
} as const;

const tag = 'identity';

/** Second factors, keys of programs, and what administrators do around the accounts of others. */
export const ACCOUNT_PATHS: PathDescriptions = {
  '/api/auth/view-as': {
    post: {
      summary: 'Look at the product as another user, reading only',
      description: 'For 30 minutes at most; `GET /api/auth/me` tells the other and who looks.',
      tag: 'identity',
      body: body({ user: ID }, ['user']),
      answer: { type: 'object', additionalProperties: true },
      refusals: [404, 409, 422],
    },
    delete: { summary: 'Be oneself again', tag: 'identity', status: 204 },
  },
  '/api/auth/second-factor': {
    get: {
      summary: 'Whether the own second factor is set up, and whether it has to be',
      tag,
      answer: object({
        enabled: { type: 'boolean' },
        since: MAYBE_MOMENT,
        recoveryCodesLeft: COUNT,
        required: { type: 'boolean' },
      }),
    },
    post: {
      summary: 'A secret for an authenticator app; holds once it is confirmed',
      tag,
      body: body({ password: PASSWORD }, ['password']),
      answer: object({ secret: TEXT, address: TEXT }),
      refusals: [409, 422, 429],
    },
  },
  '/api/auth/second-factor/confirm': {
    post: {
      summary: 'Set the second factor up by a code of the app; answers the recovery codes, once',
      tag,
      body: body({ code: TEXT }, ['code']),
      answer: CODES,
      refusals: [404, 409, 422],
    },
  },
  '/api/auth/second-factor/recovery-codes': {
    post: {
      summary: 'New recovery codes; the earlier ones end',
      tag,
      body: body({ password: PASSWORD }, ['password']),
      answer: CODES,
      refusals: [404, 422, 429],
    },
  },
  '/api/auth/second-factor/disable': {
    post: {
      summary: 'Switch the own second factor off',
      tag,
      status: 204,
      body: body({ password: PASSWORD }, ['password']),
      refusals: [404, 422, 429],
    },
  },
  '/api/auth/keys': {
    get: { summary: 'The own API keys', tag, answer: object({ items: listOf(KEY) }) },
    post: {
      summary: 'Make an API key; it is shown this once and serves as bearer token',
      description: 'A key acts with the rights of its owner, narrowed by its scope, and never administers.',
      tag,
      status: 201,
      body: body(
        {
          name: TEXT,
          days: { type: 'integer', minimum: 1, maximum: 3650, description: 'Without it, it does not end.' },
          readOnly: { type: 'boolean' },
          entities: listOf(TEXT),
          operations: listOf(TEXT),
        },
        ['name'],
      ),
      answer: { allOf: [KEY, object({ key: TEXT })] },
      refusals: [409, 422],
    },
  },
  '/api/auth/keys/{id}': { delete: { summary: 'Revoke an own API key', tag, status: 204, refusals: [404] } },
  '/api/sign-in-policy': {
    get: { summary: 'What the company asks of those who sign in', tag, answer: object(POLICY) },
    put: {
      summary: 'Change what the company asks of those who sign in',
      tag,
      body: body(POLICY, []),
      answer: object(POLICY),
      refusals: [422],
    },
  },
  '/api/users/{id}/handover': {
    get: {
      summary: 'How many records of each entity somebody owns',
      tag,
      answer: object({
        items: listOf(
          object({ entity: TEXT, label: { type: 'object', additionalProperties: TEXT }, count: COUNT }),
        ),
      }),
      refusals: [404],
    },
    post: {
      summary: 'Give the records of somebody who leaves to somebody else, a part at a time',
      description:
        'Repeat until `remaining` is 0; `skip` leaves out records that an earlier call told as refused.',
      tag,
      body: body({ to: ID, entities: listOf(TEXT), skip: listOf(ID) }, ['to']),
      answer: object({
        moved: COUNT,
        remaining: COUNT,
        refused: listOf(object({ entity: TEXT, id: ID, reason: TEXT })),
      }),
      refusals: [404, 422],
    },
  },
  '/api/users/{id}/access': {
    get: {
      summary: 'How somebody gets in: sessions, second factor, keys',
      tag,
      answer: object({ sessions: COUNT, secondFactor: { type: 'boolean' }, keys: listOf(KEY) }),
      refusals: [404],
    },
  },
  '/api/users/{id}/sessions': {
    delete: { summary: 'Sign somebody out everywhere', tag, status: 204, refusals: [404] },
  },
  '/api/users/{id}/keys/{key}': {
    delete: { summary: 'Revoke an API key of somebody', tag, status: 204, refusals: [404] },
  },
  '/api/users/{id}/second-factor': {
    delete: {
      summary: 'Switch off the second factor of somebody who lost the phone and the codes',
      tag,
      status: 204,
      refusals: [404],
    },
  },
};
