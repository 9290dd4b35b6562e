import type { JsonSchema } from '../../kernel/json.ts';
import type { PathDescriptions } from './operation.ts';

const tag = 'life cycle';
const TEXT: JsonSchema = { type: 'string' };
const ANY: JsonSchema = { type: 'object', additionalProperties: true };
const LABEL: JsonSchema = { type: 'object', additionalProperties: TEXT };

const DRY_RUN: JsonSchema = {
  name: 'dryRun',
  in: 'query',
  description: '`1` plans and changes nothing.',
  schema: { enum: ['1'] },
};

const PACK: JsonSchema = {
  type: 'object',
  properties: {
    name: TEXT,
    version: TEXT,
    label: LABEL,
    description: LABEL,
    licence: TEXT,
    dependsOn: { type: 'object', additionalProperties: TEXT },
    neededBy: { type: 'array', items: TEXT },
    nodes: { type: 'integer', minimum: 0 },
  },
};

const PENDING: JsonSchema = {
  type: 'object',
  description: 'A folder of KEHU_PACKS that says something else than what is in force.',
  properties: {
    name: TEXT,
    version: TEXT,
    label: LABEL,
    state: { enum: ['new', 'newer', 'older', 'changed'] },
    mistakes: { type: 'integer', minimum: 0 },
  },
};

const PROBLEM: JsonSchema = { type: 'object', properties: { path: TEXT, code: TEXT, message: TEXT } };

/** A plan where it was asked for, else the version that was published. */
const PLAN_OR_VERSION: JsonSchema = {
  anyOf: [
    {
      type: 'object',
      description: 'With `dryRun`: what it would do.',
      required: ['kind', 'pack', 'problems'],
      properties: {
        kind: { enum: ['install', 'upgrade', 'uninstall'] },
        pack: { type: 'object', properties: { name: TEXT, version: TEXT, from: TEXT } },
        text: { ...TEXT, description: 'Names the planned text: POST `{"text", "answers"}` installs it.' },
        problems: { type: 'array', description: 'Why it cannot be published.', items: PROBLEM },
        conflicts: {
          type: 'array',
          description: 'What the vendor and the organisation both changed.',
          items: ANY,
        },
        automatic: { type: 'array', items: ANY },
        settled: { type: 'array', items: ANY },
        deprecated: { type: 'array', description: 'Taken away by the vendor, and staying.', items: ANY },
        questions: { type: 'array', description: 'What has to be answered before.', items: ANY },
      },
      additionalProperties: true,
    },
    { ...ANY, description: 'The version that was published.' },
  ],
};

function query(name: string, description: string): JsonSchema {
  return { name, in: 'query', description, schema: TEXT };
}

/** Packs of metadata on the running system. */
export const PACK_PATHS: PathDescriptions = {
  '/api/packs': {
    get: {
      summary: 'Installed packs, and what waits in the folders',
      tag,
      answer: {
        type: 'object',
        properties: {
          platform: TEXT,
          items: { type: 'array', items: PACK },
          pending: { type: 'array', items: PENDING },
        },
      },
    },
    post: {
      summary: 'Install or upgrade a pack',
      description:
        'A zip; or JSON: `{"folder": "name"}` for what lies in a folder of KEHU_PACKS, `{"text": "…"}` for what was planned; with `answers` by question, and `comment`.',
      tag,
      parameters: [DRY_RUN],
      body: { type: 'string', format: 'binary' },
      bodyType: 'application/zip',
      answer: PLAN_OR_VERSION,
      refusals: [404, 409, 413, 415, 422],
    },
  },
  '/api/packs/{name}': {
    delete: {
      summary: 'Uninstall a pack',
      description: 'Its records stay, hidden, and are found when it is installed again.',
      tag,
      parameters: [DRY_RUN],
      answer: PLAN_OR_VERSION,
      refusals: [404, 409, 422],
    },
  },
  '/api/packs/{name}/export': {
    get: {
      summary: 'A pack as the zip it came as',
      description:
        'Of `org` what the organisation customised, as a pack of any name; the same bytes each time. `kehu-left-out` names nodes that a pack of another name cannot hold.',
      tag,
      parameters: [
        query('name', 'Of `org`: what the pack is called.'),
        query('version', 'Of `org`: its version, 1.0.0 unless said.'),
        query('label', 'Of `org`: what people call it.'),
      ],
      answer: { type: 'string', format: 'binary' },
      answerType: 'application/zip',
      refusals: [404],
    },
  },
};
