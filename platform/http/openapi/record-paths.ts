import type { JsonSchema } from '../../kernel/json.ts';
import { localize, type Locale } from '../../kernel/text.ts';
import type { Entity } from '../../model/model.ts';
import { schemaName } from './entity-schemas.ts';
import { ref, type PathDescriptions } from './operation.ts';
import { actionPaths } from './action-paths.ts';
import { recordClassificationPaths } from './classification-paths.ts';
import { LIST_PARAMETERS, listOf } from './shared-components.ts';
import { duplicatePaths } from './duplicate-paths.ts';
import { stagePaths } from './stage-paths.ts';

const parameter = (name: string) => ref('parameters', name);
const CREATING = [parameter('reasons'), parameter('idempotencyKey')];
const CHANGING = [parameter('ifMatch'), ...CREATING];
const ETAG = { ETag: { description: 'The version, quoted.', schema: { type: 'string' } } };
const LOCATION = { ...ETAG, Location: { description: 'Where the record is.', schema: { type: 'string' } } };

interface Shapes {
  readonly tag: string;
  readonly record: JsonSchema;
  readonly list: JsonSchema;
  readonly created: JsonSchema;
  readonly change: JsonSchema;
}

/** Records of whatever entity. */
export function anyRecordPaths(): PathDescriptions {
  const shapes: Shapes = {
    tag: 'records',
    record: ref('schemas', 'Record'),
    list: ref('schemas', 'RecordList'),
    created: ref('schemas', 'RecordInput'),
    change: ref('schemas', 'RecordInput'),
  };
  return {
    ...recordPaths('/api/records/{entity}', shapes),
    ...duplicatePaths('/api/records/{entity}', 'records'),
    ...aroundRecord('/api/records/{entity}/{id}'),
  };
}

/** Records of one entity, with its own shapes. */
export function entityPaths(entity: Entity, path: string, locale: Locale): PathDescriptions {
  const record = ref('schemas', schemaName(entity));
  return recordPaths(`/api/records/${path}`, {
    tag: localize(entity.label, locale),
    record,
    list: listOf(record),
    created: ref('schemas', `${schemaName(entity)}.new`),
    change: ref('schemas', `${schemaName(entity)}.change`),
  });
}

function recordPaths(base: string, { tag, record, list, created, change }: Shapes): PathDescriptions {
  return {
    [base]: {
      get: { summary: 'List', tag, parameters: LIST_PARAMETERS, answer: list, refusals: [404] },
      post: {
        summary: 'Create',
        description: 'With its children inline. What has a default may be left out.',
        tag,
        parameters: CREATING,
        body: created,
        status: 201,
        answer: record,
        answerHeaders: LOCATION,
        refusals: [404, 409, 413, 415, 422],
      },
    },
    [`${base}/{id}`]: {
      get: {
        summary: 'Read one, with references and children',
        tag,
        parameters: [parameter('fields')],
        answer: record,
        answerHeaders: ETAG,
        refusals: [404],
      },
      patch: {
        summary: 'Change; only what is sent changes',
        tag,
        parameters: CHANGING,
        body: change,
        answer: record,
        answerHeaders: ETAG,
        refusals: [404, 409, 412, 413, 415, 422],
      },
      delete: {
        summary: 'Put into the recycle bin',
        tag,
        parameters: [parameter('below'), ...CHANGING],
        status: 204,
        refusals: [404, 409, 412],
      },
    },
    [`${base}/batch`]: {
      post: {
        summary: 'Up to 5 000 operations',
        description:
          'Atomic (the default): all or nothing. Otherwise each for itself, with a result for each. Operations of ' +
          'the same record or key run in their order.',
        tag,
        parameters: CREATING,
        answer: ref('schemas', 'BatchResult'),
        body: {
          type: 'object',
          properties: {
            atomic: { type: 'boolean', default: true },
            below: {
              enum: ['up', 'top'],
              description:
                'Of a tree: where what stands below deleted records goes, as with the deletion of one.',
            },
            operations: { type: 'array', maxItems: 5000, items: ref('schemas', 'BatchOperation') },
          },
          required: ['operations'],
          additionalProperties: false,
        },
        refusals: [404, 409, 413, 415, 422],
      },
    },
  };
}

function aroundRecord(base: string): PathDescriptions {
  const tag = 'records';
  const page = [parameter('limit'), parameter('cursor')];
  const log: JsonSchema = {
    type: 'object',
    properties: { items: { type: 'array', items: { type: 'object' } } },
  };
  return {
    [`${base}/restore`]: {
      post: {
        summary: 'Take out of the recycle bin, with what went along',
        tag,
        parameters: CREATING,
        status: 200,
        answer: ref('schemas', 'Record'),
        refusals: [404, 409, 422],
      },
    },
    ...actionPaths(base, tag),
    ...recordClassificationPaths(base, tag),
    ...stagePaths(base, tag),
    ...sharingPaths(base),
    [`${base}/history`]: {
      get: {
        summary: 'What happened to it, with old and new values',
        tag,
        parameters: page,
        answer: log,
        refusals: [404],
      },
    },
    [`${base}/timeline`]: {
      get: {
        summary: 'What happened to its tracked fields',
        tag,
        parameters: page,
        answer: log,
        refusals: [404],
      },
    },
    [`${base}/related/{relation}`]: {
      get: {
        summary: 'What refers to it: by a children field, or by a reference such as `loan.reader`',
        tag,
        parameters: LIST_PARAMETERS,
        answer: ref('schemas', 'RecordList'),
        refusals: [404],
      },
    },
  };
}

function sharingPaths(base: string): PathDescriptions {
  const tag = 'records';
  return {
    [`${base}/actions/share`]: {
      post: {
        summary: 'Open it to a user, a department or the holders of a role',
        tag,
        status: 201,
        body: {
          type: 'object',
          description: 'One of user, department and role; `to` ends it.',
          properties: {
            user: { type: 'string', format: 'uuid' },
            department: { type: 'string', format: 'uuid' },
            role: { type: 'string' },
            gives: { enum: ['read', 'write'], default: 'read' },
            to: { type: 'string', format: 'date-time' },
          },
          additionalProperties: false,
        },
        answer: ref('schemas', 'Record'),
        refusals: [404, 422],
      },
    },
    [`${base}/actions/takeBack`]: {
      post: {
        summary: 'End a delegation before its time',
        tag,
        answer: ref('schemas', 'Record'),
        refusals: [404, 422],
      },
    },
  };
}
