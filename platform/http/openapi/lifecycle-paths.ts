import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const tag = 'life cycle';
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const TEXT: JsonSchema = { type: 'string' };
const NUMBER: JsonSchema = { type: 'integer', minimum: 1 };

const MARKS: JsonSchema = {
  type: 'object',
  description: 'Paths; each with an empty object.',
  additionalProperties: { type: 'object', maxProperties: 0 },
};

const NODE_CHANGE: JsonSchema = {
  type: 'object',
  description: 'What is done to one node; paths as `fields.title.label.en`, `""` is the whole node.',
  additionalProperties: false,
  properties: {
    set: {
      type: 'object',
      description: 'Properties by path; `to` null takes one away.',
      additionalProperties: {
        type: 'object',
        required: ['to'],
        additionalProperties: false,
        properties: { to: {}, was: {} },
      },
    },
    retire: { ...MARKS, description: 'Hides and keeps the data.' },
    restore: { ...MARKS, description: 'Takes retirements back.' },
    reset: { ...MARKS, description: 'Gives properties back to the pack.' },
    create: {
      type: 'object',
      description: 'Properties of a node of the organisation’s own: `org:device.entity`.',
    },
    remove: { const: true, description: 'Takes a node of the organisation’s own away; data is kept.' },
  },
};

const CHANGES: JsonSchema = {
  type: 'object',
  description: 'By node, `library:book.entity`.',
  additionalProperties: NODE_CHANGE,
};

const DRAFT: JsonSchema = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: TEXT,
    base: { ...NUMBER, description: 'The version it was made on.' },
    revision: { ...NUMBER, description: 'For `If-Match`.' },
    changes: CHANGES,
    author: TEXT,
    createdAt: MOMENT,
    updatedAt: MOMENT,
    publishedAs: { anyOf: [NUMBER, { type: 'null' }] },
  },
};

const CHANGE: JsonSchema = {
  type: 'object',
  properties: {
    target: TEXT,
    path: TEXT,
    what: { enum: ['added', 'changed', 'removed', 'retired', 'restored'] },
    from: {},
    to: {},
  },
};

const VERSION: JsonSchema = {
  type: 'object',
  properties: {
    number: NUMBER,
    at: MOMENT,
    author: TEXT,
    kind: { enum: ['boot', 'publish', 'restore', 'install', 'upgrade', 'uninstall', 'changeSet'] },
    comment: TEXT,
    fingerprint: TEXT,
    packs: { type: 'object', additionalProperties: { type: 'object' } },
    changes: { type: 'array', items: CHANGE },
  },
};

const PUBLISH: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    comment: { type: 'string', maxLength: 2000 },
    answers: { type: 'object', description: 'By the id of the question in the plan.' },
  },
};

const IF_MATCH: JsonSchema = {
  name: 'If-Match',
  in: 'header',
  description: 'The revision the change is based on.',
  schema: TEXT,
};

function draftBody(changes: JsonSchema): JsonSchema {
  const name = { type: 'string', minLength: 1, maxLength: 200 };
  return { type: 'object', additionalProperties: false, properties: { name, changes } };
}

/** Changing the metadata of the running system. */
const CHANGE_SET: JsonSchema = {
  type: 'object',
  properties: {
    changeSet: { const: 1 },
    name: TEXT,
    from: { type: 'object', properties: { since: NUMBER, until: NUMBER } },
    packs: { type: 'object', additionalProperties: TEXT },
    changes: CHANGES,
  },
  required: ['changeSet', 'changes'],
};

const OPEN_CHANGE = {
  type: 'object',
  properties: {
    id: TEXT,
    about: TEXT,
    pack: TEXT,
    target: TEXT,
    path: TEXT,
    label: { type: 'object' },
    update: { type: 'string', enum: ['org', 'shared', 'vendor'] },
    deprecated: { type: 'boolean' },
    was: {},
    mine: {},
    theirs: {},
    choices: { type: 'array', items: TEXT },
  },
  required: ['id', 'about', 'pack', 'target', 'path', 'label', 'update', 'deprecated', 'choices'],
};

export const LIFECYCLE_PATHS: PathDescriptions = {
  '/api/drafts': {
    get: {
      summary: 'Drafts not published yet',
      tag,
      answer: { type: 'object', properties: { items: { type: 'array', items: DRAFT } } },
    },
    post: {
      summary: 'A new draft',
      tag,
      body: draftBody(CHANGES),
      status: 201,
      answer: DRAFT,
      refusals: [415],
    },
  },
  '/api/drafts/{id}': {
    get: { summary: 'A draft', tag, answer: DRAFT, refusals: [404] },
    patch: {
      summary: 'Changes a draft',
      description: 'Each node named is replaced as a whole; null takes its changes back.',
      tag,
      parameters: [IF_MATCH],
      body: draftBody({ ...CHANGES, additionalProperties: { anyOf: [NODE_CHANGE, { type: 'null' }] } }),
      answer: DRAFT,
      refusals: [404, 409, 415],
    },
    delete: { summary: 'Discards a draft', tag, status: 204, refusals: [404] },
  },
  '/api/drafts/{id}/plan': {
    get: {
      summary: 'What publishing the draft would do',
      description: 'Every mistake, and what others changed meanwhile of the same things.',
      tag,
      answer: { type: 'object' },
      refusals: [404],
    },
  },
  '/api/drafts/{id}/publish': {
    post: {
      summary: 'Puts a draft in force',
      description: '409 names the paths that others changed meanwhile, 422 every mistake.',
      tag,
      body: PUBLISH,
      answer: VERSION,
      refusals: [404, 409, 415, 422],
    },
  },
  '/api/versions': {
    get: {
      summary: 'What was published, the latest first',
      tag,
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
        { name: 'cursor', in: 'query', description: '`nextCursor` of the page above.', schema: TEXT },
      ],
      answer: {
        type: 'object',
        properties: { items: { type: 'array', items: VERSION }, nextCursor: TEXT },
        required: ['items'],
      },
    },
  },
  '/api/versions/{number}': {
    get: {
      summary: 'A version with the layer of the organisation',
      tag,
      answer: VERSION,
      refusals: [404],
    },
  },
  '/api/versions/{number}/restore': {
    post: {
      summary: 'Goes back: a new version that is as this one was',
      tag,
      body: PUBLISH,
      answer: VERSION,
      refusals: [404, 409, 415, 422],
    },
  },
  '/api/purges': {
    get: {
      summary: 'What is retired or uninstalled and still has data',
      tag,
      answer: { type: 'object', additionalProperties: true },
    },
    post: {
      summary: 'Take the data of something retired away for good',
      tag,
      body: {
        type: 'object',
        required: ['name', 'confirm'],
        additionalProperties: false,
        properties: { name: TEXT, confirm: { ...TEXT, description: 'The same name once more.' } },
      },
      answer: { type: 'object', properties: { name: TEXT, count: { type: 'integer', minimum: 0 } } },
      refusals: [404, 409, 415, 422],
    },
  },
  '/api/changesets': {
    get: {
      summary: 'What the organisation changed between two versions, to be made elsewhere',
      description: '`only` takes the named nodes and places, with everything they need.',
      tag,
      parameters: [
        { name: 'since', in: 'query', required: true, schema: NUMBER },
        { name: 'until', in: 'query', description: 'Before `since` it gives the way back.', schema: NUMBER },
        { name: 'only', in: 'query', description: '`library:book.entity#fields.x_grade,…`', schema: TEXT },
      ],
      answer: CHANGE_SET,
      refusals: [400, 404, 422],
    },
    post: {
      summary: 'Makes the changes of a change set here',
      description: '409 names every place where this installation went another way.',
      tag,
      parameters: [
        { name: 'dryRun', in: 'query', description: '`1`: only the plan.', schema: TEXT },
        { name: 'despiteDrift', in: 'query', description: '`1`: all the same.', schema: TEXT },
      ],
      body: CHANGE_SET,
      answer: { type: 'object' },
      refusals: [400, 409, 415, 422],
    },
  },
  '/api/inbox': {
    get: {
      summary: 'What vendors changed and the organisation kept as it was',
      tag,
      answer: {
        type: 'object',
        properties: { items: { type: 'array', items: OPEN_CHANGE } },
        required: ['items'],
      },
    },
  },
  '/api/packs/{name}/inbox': {
    get: {
      summary: 'The same of one pack',
      tag,
      answer: {
        type: 'object',
        properties: { items: { type: 'array', items: OPEN_CHANGE } },
        required: ['items'],
      },
    },
  },
  '/api/packs/{name}/resolve': {
    post: {
      summary: "Takes the vendor's, keeps one's own, or joins both",
      description: 'Answers by the id of the change: `{"choice": "theirs"}`. A new version.',
      tag,
      body: PUBLISH,
      answer: VERSION,
      refusals: [400, 404, 409, 415, 422],
    },
  },
};
