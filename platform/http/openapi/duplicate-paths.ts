import { ref, type PathDescriptions } from './operation.ts';

/** Records like one that is being entered. */
export function duplicatePaths(base: string, tag: string): PathDescriptions {
  return {
    [`${base}/duplicates`]: {
      post: {
        summary: 'Records like a draft, with what the rules reveal of them',
        description:
          'The body is the record as it is being entered; with `id`, an existing one as it is being changed. ' +
          'Values that are not right yet are left out.',
        tag,
        body: ref('schemas', 'RecordInput'),
        answer: {
          type: 'object',
          properties: {
            items: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  rule: { type: 'string' },
                  label: { description: 'Of the rule, in the language of the caller.', type: 'string' },
                  severity: { enum: ['warn', 'needsReason', 'block'] },
                  field: { description: 'Of the draft, by which it was found.', type: 'string' },
                },
                required: ['rule', 'label', 'severity', 'field'],
                additionalProperties: true,
              },
            },
          },
        },
        refusals: [403, 404, 422],
      },
    },
  };
}
