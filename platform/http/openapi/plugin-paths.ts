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

/** What administrators do with plugins. */
export const PLUGIN_PATHS: PathDescriptions = {
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
