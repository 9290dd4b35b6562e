import { functionNames } from '../../expression/functions/plugin-functions.ts';
import type { JsonSchema } from '../../kernel/json.ts';
import { ref } from './operation.ts';

const TEXT: JsonSchema = { type: 'string' };
const ID: JsonSchema = { type: 'string', format: 'uuid' };

/** What many operations share. */
export const SHARED_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Reference: {
    description: 'A record that another refers to; the title is null where the caller may not see it.',
    type: 'object',
    properties: { id: ID, title: { type: ['string', 'null'] } },
    required: ['id', 'title'],
  },
  AnyReference: {
    description: 'A record of one of several entities.',
    type: 'object',
    properties: { entity: TEXT, id: ID, title: { type: ['string', 'null'] } },
    required: ['entity', 'id'],
  },
  ReferenceInput: {
    description: 'The id of a record, or an object with it.',
    anyOf: [ID, { type: 'object', properties: { id: ID }, required: ['id'] }],
  },
  Record: {
    description: 'A record of any entity: system fields and the fields of its entity.',
    type: 'object',
    properties: { id: ID, version: { type: 'integer' } },
    required: ['id'],
    additionalProperties: true,
  },
  RecordInput: {
    description: 'Fields of the entity with their values.',
    type: 'object',
    additionalProperties: true,
  },
  RecordList: listOf(ref('schemas', 'Record')),
  Problem: {
    description: 'Why a request was refused (RFC 9457), in the language of the caller.',
    type: 'object',
    properties: {
      type: TEXT,
      title: TEXT,
      status: { type: 'integer' },
      code: { type: 'string', description: 'Stable name of the reason.' },
      detail: TEXT,
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            path: { type: 'string', description: 'Such as `lines.2.quantity`.' },
            code: TEXT,
            message: TEXT,
          },
          required: ['path', 'code', 'message'],
        },
      },
      requestId: TEXT,
    },
    required: ['type', 'title', 'status', 'code', 'detail', 'errors', 'requestId'],
    additionalProperties: true,
  },
  BatchOperation: {
    type: 'object',
    properties: {
      op: { enum: ['create', 'update', 'delete', 'upsert'] },
      id: ID,
      key: {
        description:
          'Fields that identify the record, by name (their values stand in `data`) or with values.',
        anyOf: [TEXT, { type: 'array', items: TEXT }, { type: 'object' }],
      },
      data: { type: 'object' },
      version: { type: 'integer', description: 'The version the change is based on.' },
    },
    required: ['op'],
    additionalProperties: false,
  },
  BatchResult: {
    type: 'object',
    properties: {
      results: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            index: { type: 'integer' },
            status: { type: 'integer', description: 'As a call of its own would have answered.' },
            outcome: { enum: ['created', 'updated', 'unchanged', 'deleted', 'failed'] },
            id: ID,
            version: { type: 'integer' },
            problem: ref('schemas', 'Problem'),
          },
          required: ['index', 'status', 'outcome'],
        },
      },
    },
    required: ['results'],
  },
};

/** A page of items. */
export function listOf(items: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: {
      items: { type: 'array', items },
      nextCursor: { type: 'string', description: 'Present where there are more.' },
      count: { type: 'integer', description: 'Present where it was asked for.' },
    },
    required: ['items'],
  };
}

function inQuery(name: string, description: string, schema: JsonSchema): JsonSchema {
  return { name, in: 'query', description, schema };
}

function inHeader(name: string, description: string, schema: JsonSchema = TEXT): JsonSchema {
  return { name, in: 'header', description, schema };
}

export const SHARED_PARAMETERS: Readonly<Record<string, JsonSchema>> = {
  filter: inQuery(
    'filter',
    [
      "A condition in CEL: `pages > 300 && author.country == 'CN' && owner == me.id`.",
      'Related records: `lines.exists(l, l.quantity > 0)`, `all`, `count`; references of other entities by',
      '`entity.field`: `loan.reader.count(l, l.returnedOn == null) > 3`.',
      `Functions: ${[...functionNames(), 'label', 'attribute', 'has'].toSorted().join(', ')}.`,
    ].join(' '),
    {
      type: 'string',
      maxLength: 20_000,
    },
  ),
  q: inQuery('q', 'Words to find in the searchable fields.', { type: 'string', maxLength: 200 }),
  sort: inQuery(
    'sort',
    'Fields by comma, `-` for descending: `-price,title`. Without it the newest come first.',
    TEXT,
  ),
  fields: inQuery('fields', 'Fields by comma, over references with dots: `title,author.name`.', TEXT),
  limit: inQuery('limit', 'Items on a page.', { type: 'integer', minimum: 1, maximum: 500, default: 50 }),
  cursor: inQuery('cursor', '`nextCursor` of the page before.', TEXT),
  offset: inQuery('offset', 'Items to skip; a cursor is faster.', { type: 'integer', minimum: 0 }),
  count: inQuery('count', 'Whether to tell how many there are in all.', {
    enum: ['none', 'exact', 'estimate'],
    default: 'none',
  }),
  view: inQuery('view', 'A view: its filter is ANDed, its columns and order are the default.', TEXT),
  best: inQuery('best', '1: with `q`, what fits best comes first; one page without a cursor, no `sort`.', {
    enum: ['0', '1', 'true', 'false'],
  }),
  deleted: inQuery('deleted', '1: the records in the recycle bin.', { enum: ['0', '1', 'true', 'false'] }),
  below: inQuery(
    'below',
    'Of a tree: where what stands below it goes, to the record above it or to the top.',
    {
      enum: ['up', 'top'],
    },
  ),
  ifMatch: inHeader('If-Match', 'The version the change is based on; another one in the store is a 412.'),
  reasons: inHeader('Kehu-Reasons', 'Answers rules that need a reason: `{"rule": "text"}`, percent-encoded.'),
  idempotencyKey: inHeader(
    'Idempotency-Key',
    'A repetition under the same key gets the answer of the first call.',
    {
      type: 'string',
      maxLength: 200,
    },
  ),
};

const LIST = [
  'filter',
  'q',
  'sort',
  'fields',
  'limit',
  'cursor',
  'offset',
  'count',
  'view',
  'deleted',
  'best',
];

export const LIST_PARAMETERS: readonly JsonSchema[] = LIST.map((name) => ref('parameters', name));

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read.',
  401: 'Nobody is signed in.',
  403: 'The caller may not do this.',
  404: 'There is no such thing, or the caller may not know of it.',
  409: 'It clashes with what is stored.',
  412: 'Somebody else changed the record first; tells `current`, `yours` and `original`.',
  413: 'Too large.',
  415: 'Of a media type nobody reads here.',
  422: 'A rule is not met; `errors` says where.',
  429: 'Too often.',
  503: 'Not available for the moment.',
};

export const SHARED_RESPONSES: Readonly<Record<string, JsonSchema>> = Object.fromEntries(
  Object.entries(REFUSALS).map(([status, description]) => [
    `Problem${status}`,
    { description, content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } } },
  ]),
);
