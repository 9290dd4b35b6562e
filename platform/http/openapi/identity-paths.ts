import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const TEXT: JsonSchema = { type: 'string' };
const PASSWORD: JsonSchema = { type: 'string', format: 'password', maxLength: 1000 };
const USER: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    username: TEXT,
    name: TEXT,
    roles: { type: 'array', items: TEXT },
    status: TEXT,
    department: { anyOf: [{ $ref: '#/components/schemas/Reference' }, { type: 'null' }] },
    locale: { type: ['string', 'null'] },
    timeZone: { type: ['string', 'null'] },
  },
};
const SIGNED_IN: JsonSchema = {
  type: 'object',
  description: 'The token serves `Authorization: Bearer`; browsers get it as a cookie too.',
  properties: { token: TEXT, expires: { type: 'string', format: 'date-time' }, user: USER },
  required: ['token', 'user'],
};
const ME: JsonSchema = { type: 'object', properties: { user: USER }, required: ['user'] };

function body(required: readonly string[], properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    properties,
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

const tag = 'identity';
const OPEN_OBJECT: JsonSchema = { type: 'object', additionalProperties: true };

/** Signing in, one's own account, invitations and the first start. */
export const IDENTITY_PATHS: PathDescriptions = {
  '/api/auth/login': {
    post: {
      summary: 'Sign in',
      tag,
      isPublic: true,
      answer: SIGNED_IN,
      description: 'With a second factor, 401 `codeNeeded` asks for `code`: six digits, or a recovery code.',
      body: body(['username', 'password'], { username: TEXT, password: PASSWORD, code: TEXT }),
      refusals: [401, 403, 422, 429],
    },
  },
  '/api/auth/logout': { post: { summary: 'Sign out', tag, isPublic: true, status: 204 } },
  '/api/auth/session': {
    get: {
      summary: 'Who is signed in, if anybody',
      tag,
      isPublic: true,
      answer: {
        type: 'object',
        properties: {
          user: { anyOf: [USER, { type: 'null' }] },
          mustEnrol: {
            type: 'boolean',
            description: 'A second factor has to be set up before anything else.',
          },
        },
        required: ['user'],
      },
    },
  },
  '/api/auth/me': {
    get: { summary: 'Who is signed in', tag, answer: ME },
    patch: {
      summary: 'Change language, time zone or password',
      tag,
      answer: ME,
      body: body([], {
        locale: { type: ['string', 'null'] },
        timeZone: { type: ['string', 'null'] },
        oldPassword: PASSWORD,
        password: PASSWORD,
      }),
      refusals: [422, 429],
    },
  },
  '/api/auth/sessions': {
    get: {
      summary: 'Where one is signed in',
      tag,
      answer: { type: 'object', properties: { items: { type: 'array', items: OPEN_OBJECT } } },
    },
    delete: { summary: 'Sign out everywhere else', tag, status: 204 },
  },
  '/api/auth/sessions/{id}': { delete: { summary: 'Sign out there', tag, status: 204, refusals: [404] } },
  '/api/invitations': {
    get: {
      summary: 'Who has a password, and who an open invitation',
      tag,
      answer: { type: 'object', properties: { items: { type: 'array', items: OPEN_OBJECT } } },
      refusals: [403],
    },
    post: {
      summary: 'A link with which a user chooses a password',
      tag,
      status: 201,
      answer: OPEN_OBJECT,
      body: body(['user'], { user: { type: 'string', format: 'uuid' } }),
      refusals: [404, 409, 422],
    },
  },
  '/api/invitations/{token}': {
    get: { summary: 'Whom a link invites', tag, isPublic: true, answer: OPEN_OBJECT, refusals: [404] },
    post: {
      summary: 'Choose a password by a link, and be signed in',
      tag,
      isPublic: true,
      answer: SIGNED_IN,
      body: body(['password'], { password: PASSWORD }),
      refusals: [404, 422, 429],
    },
  },
  '/api/setup': {
    get: { summary: 'Whether the first start is still to be done', tag, isPublic: true, answer: OPEN_OBJECT },
    post: {
      summary: 'The first start: company, administrator, departments, staff',
      description: 'Once; needs the token printed at start unless the server listens on this machine only.',
      tag,
      isPublic: true,
      status: 201,
      answer: SIGNED_IN,
      body: OPEN_OBJECT,
      refusals: [403, 409, 422],
    },
  },
  '/api/setup/demo': {
    get: { summary: 'The packs, and how far their demo data is', tag, answer: OPEN_OBJECT, refusals: [403] },
    post: {
      summary: 'Load the demo data of the packs',
      description: 'Goes on after the answer; once it is loaded, calling again does nothing.',
      tag,
      status: 202,
      answer: OPEN_OBJECT,
      refusals: [403, 409],
    },
  },
};

/** What operators and tests use. */
export const OPERATIONS_PATHS: PathDescriptions = {
  '/health/live': {
    get: { summary: 'The process answers', tag: 'operations', isPublic: true, answer: OPEN_OBJECT },
  },
  '/health/ready': {
    get: {
      summary: 'Database and Model are ready',
      tag: 'operations',
      isPublic: true,
      answer: OPEN_OBJECT,
      refusals: [503],
    },
  },
  '/metrics': {
    get: {
      summary: 'Measurements for Prometheus',
      tag: 'operations',
      isPublic: true,
      answerType: 'text/plain',
      answer: TEXT,
    },
  },
  '/api/test/clock': {
    put: {
      summary: 'Set the business clock (only with KEHU_TEST_CLOCK=1)',
      tag: 'operations',
      isPublic: true,
      answer: OPEN_OBJECT,
      body: body(['now'], { now: { type: ['string', 'null'], format: 'date-time' } }),
      refusals: [403, 422],
    },
  },
};
