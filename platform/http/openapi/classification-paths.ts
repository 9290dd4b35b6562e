import type { JsonSchema } from '../../kernel/json.ts';
import { ref, type PathDescriptions } from './operation.ts';

const ID: JsonSchema = { type: 'string', format: 'uuid' };
const DAY: JsonSchema = { type: 'string', format: 'date' };
const MOMENT: JsonSchema = { type: 'string', format: 'date-time' };
const COUNT: JsonSchema = { type: 'integer', minimum: 0 };
const CODE: JsonSchema = {
  type: ['string', 'null'],
  description: 'Code of a node; null where there was none.',
};
const WORDS: JsonSchema = { type: 'string' };
const PERSON: JsonSchema = { anyOf: [ref('schemas', 'Reference'), { type: 'null' }] };
const tag = 'classification';

function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { type: 'object', properties };
}

function list(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

const RUN_PROPERTIES: Readonly<Record<string, JsonSchema>> = {
  id: ID,
  scheme: WORDS,
  rules: WORDS,
  field: { type: 'string', description: 'Entity and field.' },
  asOf: { ...DAY, description: 'The day whose state was looked at.' },
  trigger: { enum: ['schedule', 'person', 'change'] },
  startedAt: MOMENT,
  finishedAt: { anyOf: [MOMENT, { type: 'null' }] },
  byUserId: { anyOf: [ID, { type: 'null' }] },
  lookedAt: COUNT,
  changed: COUNT,
  pinned: { ...COUNT, description: 'How many would have changed, but are pinned.' },
  failed: COUNT,
  problem: { description: 'Of the first that failed.' },
};

const CHANGE: JsonSchema = object({
  id: ID,
  recordId: ID,
  title: { type: ['string', 'null'] },
  field: WORDS,
  old: CODE,
  new: CODE,
  rule: { type: ['string', 'null'] },
  measured: { type: ['string', 'null'], description: 'What the rule measured.' },
  at: MOMENT,
});

const TRIAL: JsonSchema = {
  ...object({
    asOf: DAY,
    lookedAt: COUNT,
    pinned: COUNT,
    counts: list(object({ old: CODE, to: WORDS, count: COUNT })),
    moves: list(
      object({
        recordId: ID,
        title: { type: ['string', 'null'] },
        old: CODE,
        to: WORDS,
        rule: WORDS,
        measured: { type: ['string', 'null'] },
        isPinned: { type: 'boolean' },
      }),
    ),
  }),
  description: 'Of a dry run.',
};

const SET: JsonSchema = object({
  scheme: WORDS,
  name: WORDS,
  label: { type: 'object', description: 'In each language.' },
  entity: WORDS,
  field: WORDS,
  at: { type: ['string', 'null'], description: 'Time of day.' },
  onChange: { type: 'boolean' },
  rules: list(object({ name: WORDS, label: { type: 'object' }, to: WORDS })),
  runs: list(object(RUN_PROPERTIES)),
});

/** Rules that classify records. */
export const CLASSIFICATION_PATHS: PathDescriptions = {
  '/api/classifications': {
    get: {
      summary: 'The sets of rules the caller may run, with their latest runs',
      tag,
      answer: object({ items: list(SET) }),
    },
  },
  '/api/classifications/{scheme}/{rules}/runs': {
    post: {
      summary: 'Try the rules, or have them run',
      description: 'With `dryRun` answers what would move; otherwise a job runs them.',
      tag,
      body: object({ asOf: { ...DAY, description: 'Without it today.' }, dryRun: { type: 'boolean' } }),
      answer: { anyOf: [TRIAL, { ...object({ id: ID, job: ID }), description: 'The run and its job.' }] },
      refusals: [404, 422],
    },
  },
  '/api/classifications/{scheme}/{rules}/runs/{id}': {
    get: {
      summary: 'One run, with the first 200 of what it changed',
      tag,
      answer: object({ ...RUN_PROPERTIES, changes: list(CHANGE) }),
      refusals: [404],
    },
  },
};

const FIELD: JsonSchema = object({
  value: CODE,
  isAutomatic: { type: 'boolean', description: 'Rules keep it right.' },
  pin: {
    anyOf: [
      object({
        until: { anyOf: [DAY, { type: 'null' }] },
        note: { type: ['string', 'null'] },
        at: MOMENT,
        by: PERSON,
      }),
      { type: 'null' },
    ],
  },
  history: list(
    object({
      id: ID,
      at: MOMENT,
      old: CODE,
      new: CODE,
      by: PERSON,
      source: { type: ['string', 'null'] },
      run: { anyOf: [ID, { type: 'null' }] },
      rule: { type: ['string', 'null'] },
      ruleLabel: { type: ['object', 'null'] },
      measured: { type: ['string', 'null'] },
    }),
  ),
});

/** How one record is classified. */
export function recordClassificationPaths(base: string, tag: string): PathDescriptions {
  return {
    [`${base}/classification`]: {
      get: {
        summary: 'How it is classified: pins, and every change with the rule and what it measured',
        tag,
        answer: object({ fields: { type: 'object', additionalProperties: FIELD } }),
        refusals: [404],
      },
    },
  };
}
