import type { JsonSchema } from '../../kernel/json.ts';
import { ref, type PathDescriptions } from './operation.ts';

const TEXTS: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };

const STATE: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    allowed: { type: 'boolean' },
    reason: {
      type: 'object',
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
    label: { ...TEXTS, description: 'In each language.' },
    icon: { type: 'string' },
    prominent: { type: 'boolean' },
    asks: { description: 'What its dialog asks for.', type: 'object' },
  },
  required: ['name', 'allowed'],
};

const FIELD_STATES: JsonSchema = {
  description: 'Of fields whose conditions look at what the caller may not read: what comes of them',
  type: 'object',
  additionalProperties: {
    type: 'object',
    properties: {
      visible: { type: 'boolean' },
      required: { type: 'boolean' },
      readOnly: { type: 'boolean' },
    },
  },
};

/** What can be done with a record beside changing its fields. */
export function actionPaths(base: string, tag: string): PathDescriptions {
  const written = ['ifMatch', 'reasons', 'idempotencyKey'].map((name) => ref('parameters', name));
  return {
    [`${base}/actions`]: {
      get: {
        summary: 'What can be done with it now, and why the rest cannot',
        tag,
        answer: {
          type: 'object',
          properties: { items: { type: 'array', items: STATE }, states: FIELD_STATES },
        },
        refusals: [404],
      },
    },
    [`${base}/actions/{action}/draft`]: {
      get: {
        summary: 'What the dialog of an action begins with',
        description:
          'Of a conversion: `targets` by name, each with `values` for its form, as far as the caller may know them.',
        tag,
        answer: { type: 'object' },
        refusals: [404, 409, 422],
      },
    },
    [`${base}/actions/{action}`]: {
      post: {
        summary: 'Do something with it: a button of the metadata, a conversion, a step to another stage',
        description:
          'Everything in one transaction. Answers the record as it is then, with `$made` (new records by name), ' +
          '`$open` (the one to show next) and `$tells` beside its fields.',
        tag,
        parameters: written,
        body: { description: 'What the action asks for; {} for nothing.', type: 'object' },
        answer: ref('schemas', 'Record'),
        refusals: [404, 409, 412, 422],
      },
    },
  };
}
