import type { JsonSchema } from '../../kernel/json.ts';
import { ref, type PathDescriptions } from './operation.ts';

const tag = 'operation log';
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const ID: JsonSchema = { type: 'string', format: 'uuid' };
const TEXT: JsonSchema = { type: 'string' };

const ENTRY: JsonSchema = {
  type: 'object',
  properties: {
    id: ID,
    at: MOMENT,
    by: {
      type: 'object',
      description: 'Without an id it was the system.',
      properties: { id: { anyOf: [ID, { type: 'null' }] }, title: TEXT },
    },
    operation: { type: 'string', description: '`create`, `update`, `delete`, `signedIn`, `export` …' },
    entity: TEXT,
    record: ref('schemas', 'Reference'),
    version: { type: 'integer' },
    changes: {
      type: 'object',
      additionalProperties: { type: 'object', properties: { old: {}, new: {} } },
    },
    source: TEXT,
    requestId: TEXT,
    details: { type: 'object', additionalProperties: true },
  },
};

function query(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'query', description, schema };
}

const FILTERS = [
  query('entity', 'Only about records of this entity.', TEXT),
  query('record', 'Only about this record.', ID),
  query('user', 'Only what this user did.', ID),
  query('operation', 'Only this operation.', TEXT),
  query('from', 'Not before this moment.', MOMENT),
  query('to', 'Before this moment.', MOMENT),
];

const HEAD: JsonSchema = {
  type: 'object',
  properties: {
    seal: { type: 'integer' },
    row: { type: 'integer', description: 'Rows that are sealed.' },
    hash: TEXT,
    sealedAt: MOMENT,
  },
};

const STATE: JsonSchema = {
  type: 'object',
  properties: {
    head: { anyOf: [HEAD, { type: 'null' }] },
    verified: {
      anyOf: [
        {
          type: 'object',
          properties: {
            at: MOMENT,
            rows: { type: 'integer' },
            head: { anyOf: [HEAD, { type: 'null' }] },
            problem: { anyOf: [{ type: 'object', additionalProperties: true }, { type: 'null' }] },
          },
        },
        { type: 'null' },
      ],
    },
    isVerifying: { type: 'boolean' },
  },
};

/** What was done in the installation, for administrators. */
export const LOG_PATHS: PathDescriptions = {
  '/api/log': {
    get: {
      summary: 'Who did what, the latest first',
      tag,
      parameters: [
        ...FILTERS,
        query('limit', 'Entries in a page.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
        query('cursor', '`nextCursor` of the page before.', TEXT),
      ],
      answer: {
        type: 'object',
        properties: {
          items: { type: 'array', items: ENTRY },
          titles: { type: 'object', additionalProperties: { type: ['string', 'null'] } },
          nextCursor: TEXT,
        },
        required: ['items', 'titles'],
      },
    },
    delete: { summary: 'Always refused: the log is only appended to', tag, status: 204 },
  },
  '/api/log/{id}': {
    delete: { summary: 'Always refused: the log is only appended to', tag, status: 204 },
    patch: { summary: 'Always refused: the log is only appended to', tag, status: 204 },
  },
  '/api/log/export': {
    get: {
      summary: 'The log as a file, a line for each changed field; taking it is logged',
      tag,
      parameters: [...FILTERS, query('format', 'The kind of file.', { enum: ['csv'] })],
      answerType: 'text/csv',
      answer: TEXT,
    },
  },
  '/api/log/seal': {
    get: { summary: 'How far the log is sealed, and what the last verification found', tag, answer: STATE },
  },
  '/api/log/seal/verify': {
    post: {
      summary: 'Verify the log now',
      description: 'Goes on after the answer; `GET /api/log/seal` tells the result.',
      tag,
      status: 202,
      answer: STATE,
    },
  },
};
