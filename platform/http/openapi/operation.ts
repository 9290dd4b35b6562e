import type { JsonSchema } from '../../kernel/json.ts';

/** How one operation of the API is described. Made into an OpenAPI operation by `openapiOperation`. */
export interface OperationDescription {
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  /** Answers callers who are not signed in. */
  readonly isPublic?: boolean;
  /** Query parameters and headers, as OpenAPI parameters or references to them. */
  readonly parameters?: readonly JsonSchema[];
  readonly body?: JsonSchema;
  readonly bodyType?: string;
  readonly status?: number;
  /** Of the answer; undefined: the answer has no body. */
  readonly answer?: JsonSchema;
  readonly answerType?: string;
  readonly answerHeaders?: Readonly<Record<string, JsonSchema>>;
  /** Statuses it refuses with, beside 400, 401 and 403. */
  readonly refusals?: readonly number[];
}

/** Operations by path and then by method, both as OpenAPI writes them. */
export type PathDescriptions = Readonly<Record<string, Readonly<Record<string, OperationDescription>>>>;

export function ref(kind: 'schemas' | 'parameters' | 'responses', name: string): JsonSchema {
  return { $ref: `#/components/${kind}/${name}` };
}

export function openapiOperation(path: string, method: string, one: OperationDescription): JsonSchema {
  const { summary, description, tag, isPublic, body, bodyType = 'application/json' } = one;
  const refusals = [...new Set([400, ...(isPublic ? [] : [401, 403]), ...(one.refusals ?? [])])];
  return {
    operationId: operationId(path, method),
    summary,
    ...(description ? { description } : {}),
    tags: [tag],
    ...(isPublic ? { security: [] } : {}),
    parameters: [...pathParameters(path), ...(one.parameters ?? [])],
    ...(body ? { requestBody: { required: true, content: { [bodyType]: { schema: body } } } } : {}),
    responses: {
      [String(one.status ?? 200)]: success(one),
      ...Object.fromEntries(refusals.map((status) => [String(status), ref('responses', `Problem${status}`)])),
    },
  };
}

function success({
  answer,
  answerType = 'application/json',
  answerHeaders,
}: OperationDescription): JsonSchema {
  return {
    description: answer ? 'Done.' : 'Done; there is nothing to tell.',
    ...(answerHeaders ? { headers: answerHeaders } : {}),
    ...(answer ? { content: { [answerType]: { schema: answer } } } : {}),
  };
}

const PATH_PARAMETERS: Readonly<Record<string, string>> = {
  entity: 'Name of the entity: `book`, or `library:book` where two packs have one.',
  id: 'Id of the record.',
};

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: PATH_PARAMETERS[name!] ?? `The ${name}.`,
    schema:
      name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string', minLength: 1, maxLength: 200 },
  }));
}

/** `get /api/records/book/{id}` → `get_records_book_id`. */
function operationId(path: string, method: string): string {
  return [method, ...path.replace(/^\/api/, '').split(/[^A-Za-z0-9]+/)].filter(Boolean).join('_');
}
