import type { JsonSchema } from '../../kernel/json.ts';
import { ref, type PathDescriptions } from './operation.ts';

const KEYS: JsonSchema = { type: 'array', items: { type: 'string' } };

const ISSUE: JsonSchema = {
  type: 'object',
  properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
};

const WAY: JsonSchema = {
  type: 'object',
  properties: {
    to: { description: 'Key of the stage.', type: 'string' },
    transition: { type: 'string' },
    label: { description: 'In each language.', type: 'object', additionalProperties: { type: 'string' } },
    allowed: { type: 'boolean' },
    needsReason: { type: 'boolean' },
    missing: { ...KEYS, description: 'Fields to fill in first, or along with the move.' },
    unticked: { ...KEYS, description: 'Items of the checklist that are not ticked yet.' },
    issues: { description: 'All that keeps it back now.', type: 'array', items: ISSUE },
  },
  required: ['to', 'allowed', 'needsReason', 'missing', 'unticked', 'issues'],
};

/** Where a record stands in its process. */
export function stagePaths(base: string, tag: string): PathDescriptions {
  return {
    [`${base}/stages`]: {
      get: {
        summary: 'Where it stands in its process, how it came there, and where it can go',
        description:
          'Gates are asked as a write would ask them. A move is `POST …/actions/moveStage` with ' +
          '`{to, reason, checklist, data}`, or any change that writes the stage.',
        tag,
        answer: {
          type: 'object',
          properties: {
            process: { type: 'string' },
            stage: { type: 'string' },
            ways: { type: 'array', items: WAY },
            processes: { ...KEYS, description: 'Processes it could change to.' },
            items: {
              description: 'Its history, earliest first: records of core:stagePeriod.',
              type: 'array',
              items: ref('schemas', 'Record'),
            },
          },
        },
        refusals: [404, 409],
      },
    },
  };
}
