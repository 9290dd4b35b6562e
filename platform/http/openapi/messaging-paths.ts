import type { JsonSchema } from '../../kernel/json.ts';
import { ref, type PathDescriptions } from './operation.ts';

const ID: JsonSchema = { type: 'string', format: 'uuid' };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const tag = 'notifications';

const NOTIFICATION: JsonSchema = {
  type: 'object',
  properties: {
    id: ID,
    kind: {
      enum: ['owned', 'classified'],
      description:
        '`owned`: the records are the reader’s from now on. `classified`: rules classified them anew.',
    },
    at: { type: 'string', format: 'date-time' },
    isSeen: { type: 'boolean' },
    by: {
      description: 'Null where the system did it.',
      anyOf: [ref('schemas', 'Reference'), { type: 'null' }],
    },
    entity: { type: 'string' },
    count: COUNT,
    record: {
      description: 'The first record; null where the reader may not see it, or it is deleted.',
      anyOf: [ref('schemas', 'Reference'), { type: 'null' }],
    },
  },
};

/** What users are told of what others did. */
export const MESSAGING_PATHS: PathDescriptions = {
  '/api/notifications': {
    get: {
      summary: 'One’s own notifications, the latest first',
      description: 'One for each write and entity. Kept for 90 days.',
      tag,
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
        { name: 'cursor', in: 'query', description: '`nextCursor` of the page above.', schema: ID },
      ],
      answer: {
        type: 'object',
        properties: { items: { type: 'array', items: NOTIFICATION }, unseen: COUNT, nextCursor: ID },
        required: ['items', 'unseen'],
      },
    },
  },
  '/api/notifications/seen': {
    post: {
      summary: 'Those up to one were seen',
      tag,
      body: {
        type: 'object',
        properties: { until: { ...ID, description: 'The latest that was seen.' } },
        required: ['until'],
        additionalProperties: false,
      },
      answer: { type: 'object', properties: { unseen: COUNT }, required: ['unseen'] },
      refusals: [415],
    },
  },
};
