import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const tag = 'plugins';
const PLUGIN: JsonSchema = {
  type: 'object',
  required: ['name', 'version', 'state'],
  properties: {
    name: { type: 'string' },
    version: { type: 'string' },
    state: { enum: ['on', 'off', 'settingsMissing', 'failed'] },
    problem: { type: ['string', 'null'] },
  },
};
const PLUGINS: JsonSchema = {
  type: 'object',
  required: ['items'],
  properties: { items: { type: 'array', items: PLUGIN } },
};

const LABEL: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };
const PROVIDERS: JsonSchema = {
  type: 'object',
  required: ['items'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'label'],
        properties: { name: { type: 'string' }, label: LABEL },
      },
    },
  },
};

/** What administrators do with plugins, and signing in at another place. */
export const PLUGIN_PATHS: PathDescriptions = {
  '/api/auth/providers': {
    get: { summary: 'Other places to sign in', tag, isPublic: true, answer: PROVIDERS },
  },
  '/api/auth/providers/{name}/start': {
    get: {
      summary: 'To the place where one signs in',
      description: 'For a browser; `to` is where in the product it comes back to.',
      tag,
      isPublic: true,
      status: 302,
      parameters: [{ name: 'to', in: 'query', schema: { type: 'string' } }],
    },
  },
  '/api/auth/providers/{name}/callback': {
    get: { summary: 'Back from there, signed in or told why not', tag, isPublic: true, status: 302 },
  },
  '/api/studio-panels': {
    get: { summary: 'Parts of screens that plugins bring', tag, answer: { type: 'object' } },
  },
  '/api/plugins': {
    get: { summary: 'Every plugin with its state and settings', tag, answer: PLUGINS },
  },
  '/api/plugins/{name}': {
    get: { summary: 'One plugin', tag, answer: PLUGIN, refusals: [404] },
    patch: {
      summary: 'Switch a plugin on or off',
      tag,
      body: { type: 'object', properties: { on: { type: 'boolean' } }, required: ['on'] },
      answer: PLUGIN,
      refusals: [404, 409, 422],
    },
  },
  '/api/plugins/{name}/redeliver': {
    post: { summary: 'Try once more what could not be delivered', tag, answer: PLUGIN, refusals: [404] },
  },
  '/api/plugins/{name}/settings': {
    put: {
      summary: 'Set a plugin',
      description: 'A secret that is left out stays; null removes it.',
      tag,
      body: { type: 'object' },
      answer: PLUGIN,
      refusals: [404, 422],
    },
  },
};
