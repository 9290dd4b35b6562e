import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const tag = 'jobs';
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const ID: JsonSchema = { type: 'string', format: 'uuid' };
const TEXT: JsonSchema = { type: 'string' };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'];

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}

const JOB: JsonSchema = {
  type: 'object',
  properties: {
    id: ID,
    kind: TEXT,
    label: TEXT,
    subject: { ...orNull(TEXT), description: 'What this one is about.' },
    state: { enum: STATES },
    by: {
      type: 'object',
      description: 'Without an id it was the system.',
      properties: { id: orNull(ID), name: TEXT },
      required: ['id', 'name'],
    },
    progress: orNull({
      type: 'object',
      properties: { done: COUNT, total: orNull(COUNT) },
      required: ['done', 'total'],
    }),
    attempt: COUNT,
    failures: COUNT,
    result: { description: 'What it found, as its kind tells it.' },
    outcome: { ...orNull(TEXT), description: 'The result in words.' },
    error: { ...orNull(TEXT), description: 'The last failure, also of a job that is tried again.' },
    createdAt: MOMENT,
    startedAt: orNull(MOMENT),
    retryAt: { ...orNull(MOMENT), description: 'When it is tried again.' },
    endedAt: orNull(MOMENT),
    cancelAsked: { type: 'boolean' },
    mayCancel: { type: 'boolean' },
    mayRetry: { type: 'boolean' },
  },
  required: ['id', 'kind', 'label', 'state', 'by', 'progress', 'result', 'error', 'createdAt', 'endedAt'],
};

function query(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'query', description, schema };
}

/** Work beside the requests. */
export const JOB_PATHS: PathDescriptions = {
  '/api/jobs': {
    get: {
      summary: 'Jobs, the latest first: one’s own; everybody’s for who administers',
      description: 'Those that ended are kept for 90 days.',
      tag,
      parameters: [
        query('state', `Comma-separated: ${STATES.join(', ')}.`, TEXT),
        query('kind', 'Only of this kind.', TEXT),
        query('mine', '`1`: only those the caller asked for.', TEXT),
        query('limit', 'Jobs in a page.', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
        query('cursor', '`nextCursor` of the page before.', ID),
      ],
      answer: {
        type: 'object',
        properties: {
          items: { type: 'array', items: JOB },
          counts: {
            type: 'object',
            description: 'Of all pages, by state.',
            properties: Object.fromEntries(STATES.map((state) => [state, COUNT])),
          },
          nextCursor: ID,
        },
        required: ['items', 'counts'],
      },
    },
  },
  '/api/jobs/{id}': {
    get: { summary: 'One job', tag, answer: JOB, refusals: [404] },
  },
  '/api/jobs/{id}/cancel': {
    post: {
      summary: 'Cancel it: at once while it waits, else between two steps',
      tag,
      answer: JOB,
      refusals: [404, 409],
    },
  },
  '/api/jobs/{id}/retry': {
    post: {
      summary: 'Try it again, from where its last kept step left it',
      tag,
      answer: JOB,
      refusals: [404, 409],
    },
  },
};
