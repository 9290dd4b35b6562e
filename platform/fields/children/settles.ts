import type { JsonSchema } from '../../kernel/json.ts';

/**
 * Lines that nobody wrote are written by the platform: an amount of the record is given to open records of another
 * entity, one line for each, until nothing of it is left.
 */
export interface SettlesSpec {
  readonly of: string;
  readonly available: string;
  readonly open: string;
  readonly when?: string;
  readonly where?: string;
  readonly same?: Readonly<Record<string, object>>;
  readonly first?: Readonly<Record<string, object>>;
  readonly sort?: Readonly<Record<string, { readonly order?: number; readonly direction?: 'asc' | 'desc' }>>;
}

const CONDITION = { type: 'string', minLength: 1, maxLength: 4000, 'x-names': 'expression' } as const;

export const settlesParameter: JsonSchema = {
  title: 'Settles',
  description:
    'Lines that nobody wrote are written by the platform: an amount of the record is given to open records of another entity, a line for each, until nothing of it is left.',
  type: 'object',
  properties: {
    of: {
      type: 'string',
      pattern: '^([a-z][a-z0-9-]*:)?[a-z][A-Za-z0-9]*$',
      description:
        'The entity whose open records are settled; the line has one reference to it and one amount.',
      'x-names': 'entity',
      'x-update': 'vendor',
    },
    available: {
      ...name('Field of this record: the amount there is to give.'),
      'x-names': 'field',
    },
    open: {
      ...name('Field of the settled record: the amount that is still open, which the lines make less.'),
      'x-names': 'field',
      'x-over': 'of',
    },
    when: {
      ...CONDITION,
      description: 'CEL over fields of this record; while it does not hold the record settles nothing.',
      'x-update': 'vendor',
    },
    where: {
      ...CONDITION,
      description: 'CEL over the other record; only those for which it holds.',
      'x-over': 'of',
      'x-update': 'vendor',
    },
    same: shared('Only records that agree with this one in these fields, which both have.'),
    first: shared('Those that agree in these fields come before the others.'),
    sort: {
      allOf: [{ $ref: 'definitions.schema.json#/definitions/sort' }],
      description: 'Which of the open records are settled first.',
      'x-over': 'of',
      'x-update': 'vendor',
    },
  },
  required: ['of', 'available', 'open'],
  additionalProperties: false,
};

function name(description: string): JsonSchema {
  return {
    type: 'string',
    pattern: '^([a-z][a-z0-9]*_)?[a-z][A-Za-z0-9]*$',
    description,
    'x-update': 'vendor',
  };
}

function shared(description: string): JsonSchema {
  return {
    type: 'object',
    description,
    propertyNames: {
      pattern: '^([a-z][a-z0-9]*_)?[a-z][A-Za-z0-9]*$',
      maxLength: 60,
      'x-names': 'field',
      'x-gone': 'leaves',
    },
    additionalProperties: {
      type: 'object',
      description: 'Nothing more to say about this field.',
      additionalProperties: false,
    },
    'x-over': 'of',
    'x-update': 'vendor',
  };
}
