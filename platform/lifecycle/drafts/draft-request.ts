import { Ajv } from 'ajv';
import { Malformed } from '../../kernel/errors.ts';
import type { DraftChanges, NodeChange } from '../../model/layers/draft-changes.ts';
import type { Place } from '../../model/references/places.ts';
import { messages } from '../messages.ts';

export interface DraftRequest {
  readonly name?: string;
  /** By target; in a PATCH null takes back everything the draft does to it. */
  readonly changes?: Readonly<Record<string, NodeChange | null>>;
}

const STEP = '(\\*|[A-Za-z0-9][A-Za-z0-9_-]*(:(\\*|[a-z][A-Za-z0-9]*))?)';
const PATH = `^(${STEP}(\\.${STEP})*)?$`;
const MARKS = {
  type: 'object',
  propertyNames: { pattern: PATH },
  additionalProperties: { type: 'object', maxProperties: 0 },
};

const CHANGE = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    set: {
      type: 'object',
      propertyNames: { pattern: PATH, minLength: 1 },
      additionalProperties: {
        type: 'object',
        required: ['to'],
        additionalProperties: false,
        properties: { to: {}, was: {} },
      },
    },
    retire: MARKS,
    restore: MARKS,
    reset: MARKS,
    create: { type: 'object' },
    remove: { const: true },
  },
};

const SCHEMA = {
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    changes: { type: 'object', maxProperties: 2000, additionalProperties: CHANGE },
  },
};

const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<DraftRequest>(SCHEMA);

/** @throws Malformed naming every member that is not as it should be */
export function readDraftRequest(body: unknown): DraftRequest {
  if (!validate(body)) throw malformed(validate.errors);
  return body;
}

function malformed(errors: typeof validate.errors): Malformed {
  const issues = (errors ?? []).map(({ instancePath, message = '', params }) => {
    const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
    const expected = `${message}${extra}`;
    return {
      path: instancePath.slice(1).replaceAll('/', '.'),
      message: messages.wrongMember({ expected: { 'zh-CN': `不正确：${expected}`, en: expected } }),
    };
  });
  return new Malformed(messages.bodyWrong(), issues);
}

/** The changes of a draft after a request; what it does not name stays. */
export function changedBy(changes: DraftChanges, request: DraftRequest['changes'] = {}): DraftChanges {
  const next = { ...changes, ...request };
  return Object.fromEntries(
    Object.entries(next).filter((entry): entry is [string, NodeChange] => {
      return entry[1] !== null && Object.keys(entry[1]).length > 0;
    }),
  );
}

/** What a draft takes away, whether or not it could be published: people ask where that is used. */
export function goingPlaces(changes: DraftChanges): Place[] {
  return Object.entries(changes).flatMap(([target, { retire = {}, remove }]) => {
    const paths = [...Object.keys(retire), ...(remove ? [''] : [])];
    return paths.map((path) => ({ target, path }));
  });
}

const LONGEST_COMMENT = 2000;

export interface PublishRequest {
  readonly comment?: string;
  /** By the id of the question the plan asks. */
  readonly answers?: Readonly<Record<string, unknown>>;
}

const validatePublish = new Ajv({ allErrors: true }).compile<PublishRequest>({
  type: 'object',
  additionalProperties: false,
  properties: {
    comment: { type: 'string', maxLength: LONGEST_COMMENT },
    answers: { type: 'object', additionalProperties: true },
  },
});

/** The body of everything that publishes; none at all is fine. @throws Malformed */
export function readPublishRequest(body: unknown): PublishRequest {
  const given = body ?? {};
  if (!validatePublish(given)) throw malformed(validatePublish.errors);
  return given;
}

/** `If-Match: "3"` → 3; undefined where nothing is asked. @throws Malformed */
export function revisionIn(match: string | undefined): number | undefined {
  if (match === undefined) return undefined;
  const [, digits] = /^"?(\d{1,9})"?$/.exec(match.trim()) ?? [];
  if (digits === undefined) throw new Malformed(messages.revisionWrong({ match }));
  return Number(digits);
}
