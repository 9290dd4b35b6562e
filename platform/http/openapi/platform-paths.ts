import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';
import { ref } from './operation.ts';

const TEXT: JsonSchema = { type: 'string' };
const AT: JsonSchema = {
  name: 'at',
  in: 'query',
  description: 'As it was at this moment.',
  schema: { type: 'string', format: 'date-time' },
};
const ITEMS: JsonSchema = {
  type: 'object',
  properties: { items: { type: 'array', items: { type: 'object' } } },
  required: ['items'],
};
const object = (properties: Record<string, JsonSchema>, required: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
});

const FORMAT = {
  name: 'format',
  in: 'query',
  description: 'The kind of file: csv, or one a plugin adds.',
  schema: TEXT,
};
const EXPORT_PARAMETERS = ['filter', 'q', 'sort', 'fields', 'view', 'deleted'];

/** Reading across records: aggregates, search, files, the Model. */
export const READING_PATHS: PathDescriptions = {
  '/api/query': {
    post: {
      summary: 'Group and measure',
      description: 'Amounts are summed in base currency; `value` is an expression in CEL.',
      tag: 'queries',
      body: object(
        {
          entity: TEXT,
          filter: TEXT,
          q: TEXT,
          groupBy: {
            type: 'array',
            items: {
              anyOf: [
                TEXT,
                object({ field: TEXT, by: { enum: ['day', 'week', 'month', 'quarter', 'year'] }, as: TEXT }, [
                  'field',
                ]),
              ],
            },
          },
          measures: {
            type: 'array',
            minItems: 1,
            items: object(
              {
                fn: { enum: ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] },
                field: TEXT,
                value: TEXT,
                as: TEXT,
              },
              ['fn'],
            ),
          },
          sort: { anyOf: [TEXT, { type: 'array', items: TEXT }] },
          limit: { type: 'integer', minimum: 1, maximum: 5000 },
        },
        ['entity', 'measures'],
      ),
      answer: ITEMS,
      refusals: [404, 413, 415],
    },
  },
  '/api/search': {
    get: {
      summary: 'Find records of any entity',
      tag: 'queries',
      parameters: [
        { name: 'q', in: 'query', required: true, schema: { type: 'string', minLength: 1, maxLength: 200 } },
      ],
      answer: ITEMS,
    },
  },
  '/api/exports/{entity}': {
    get: {
      summary: 'A whole list as a file',
      description: 'Sent while it is read; `kehu-export-rows` tells how many records it will hold.',
      tag: 'queries',
      parameters: [FORMAT, ...EXPORT_PARAMETERS.map((name) => ref('parameters', name))],
      answerType: 'text/csv',
      answer: TEXT,
      answerHeaders: { 'kehu-export-rows': { schema: { type: 'integer' } } },
      refusals: [404],
    },
    post: {
      summary: 'Chosen records as a file',
      tag: 'queries',
      body: object({
        format: FORMAT.schema,
        ...Object.fromEntries(EXPORT_PARAMETERS.map((name) => [name, TEXT])),
        ids: { type: 'array', maxItems: 10_000, items: { type: 'string', format: 'uuid' } },
      }),
      answerType: 'text/csv',
      answer: TEXT,
      answerHeaders: { 'kehu-export-rows': { schema: { type: 'integer' } } },
      refusals: [404, 413, 415],
    },
  },
  '/api/explain': {
    get: {
      summary: 'Why somebody may do something, or may not',
      description:
        'About oneself, or about anybody with the right explain. Role by role, in words and as data.',
      tag: 'access',
      parameters: [
        { name: 'entity', in: 'query', required: true, schema: TEXT },
        ...['user', 'id', 'operation', 'field'].map((name) => ({ name, in: 'query', schema: TEXT })),
      ],
      answer: { type: 'object' },
      refusals: [404],
    },
  },
  '/api/explain/what-if': {
    post: {
      summary: 'What a person would gain and lose by other roles',
      description: 'Records are counted; nothing is changed.',
      tag: 'access',
      body: object({ user: TEXT, roles: { type: 'array', items: TEXT } }, ['user', 'roles']),
      answer: ITEMS,
      refusals: [404],
    },
  },
  '/api/files': {
    post: {
      summary: 'Upload one file; with `entity` and `id` it is attached to that record',
      tag: 'files',
      parameters: [
        { name: 'entity', in: 'query', schema: TEXT },
        { name: 'id', in: 'query', schema: TEXT },
      ],
      bodyType: 'multipart/form-data',
      body: object({ file: { type: 'string', contentMediaType: 'application/octet-stream' } }, ['file']),
      status: 201,
      answer: ref('schemas', 'Record'),
      refusals: [413, 415],
    },
  },
  '/api/files/{id}': {
    get: {
      summary: 'Download, always as an attachment',
      tag: 'files',
      answerType: '*/*',
      answer: { type: 'string', contentMediaType: 'application/octet-stream' },
      refusals: [404],
    },
    delete: {
      summary: 'Into the recycle bin; for who uploaded it or may change its record',
      tag: 'files',
      status: 204,
      refusals: [404],
    },
  },
  '/api/files/{id}/restore': {
    post: {
      summary: 'Out of the recycle bin',
      tag: 'files',
      answer: ref('schemas', 'Record'),
      refusals: [404, 409],
    },
  },
  '/api/model': {
    get: { summary: 'The Model as screens need it', tag: 'metadata', answer: { type: 'object' } },
  },
  '/api/model/validators/{file}': {
    get: {
      summary: 'Checks the values of an entity in a browser: `library:book.js`, a JavaScript module',
      tag: 'metadata',
      answerType: 'text/javascript',
      answer: TEXT,
      refusals: [404],
    },
  },
  '/api/vocabulary': {
    get: {
      summary: 'The JSON Schemas of metadata, by file name',
      tag: 'metadata',
      answer: { type: 'object' },
    },
  },
  '/api/metadata/{kind}': {
    get: {
      summary: 'The nodes of a kind: entity, choices, form, view, page, app, role …',
      tag: 'metadata',
      parameters: [AT],
      answer: ITEMS,
      refusals: [404],
    },
  },
  '/api/metadata/{kind}/{name}': {
    get: {
      summary: 'One effective node',
      tag: 'metadata',
      parameters: [
        { name: 'layers', in: 'query', description: '1: also who set what.', schema: { enum: ['0', '1'] } },
        AT,
      ],
      answer: { type: 'object' },
      refusals: [404],
    },
  },
  '/api/metadata/{kind}/{name}/uses': {
    get: {
      summary: 'Where a node, or something in it, is used',
      tag: 'metadata',
      parameters: [{ name: 'path', in: 'query', description: '`fields.title`', schema: TEXT }],
      answer: { type: 'object' },
      refusals: [404],
    },
  },
  '/api/openapi.json': {
    get: { summary: 'This document', tag: 'metadata', isPublic: true, answer: { type: 'object' } },
  },
  '/api/docs': {
    get: {
      summary: 'This document to browse',
      tag: 'metadata',
      isPublic: true,
      answerType: 'text/html',
      answer: TEXT,
    },
  },
  '/api/docs/{file}': {
    get: {
      summary: 'Scripts and styles of its pages',
      tag: 'metadata',
      isPublic: true,
      answerType: '*/*',
      answer: TEXT,
      refusals: [404],
    },
  },
};
