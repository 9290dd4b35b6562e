import { Forbidden, Invalid, Malformed, type Issue, type KehuError } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { Access, Operation as Right } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Field } from '../../model/model.ts';
import { laidOver, NOTHING_SENT, readIncoming, type Incoming } from '../incoming-values.ts';
import { messages } from '../messages.ts';
import { operationNames } from '../operation-names.ts';
import type { RecordPlan } from '../record-plan.ts';

/** One write as asked for; a single call is a batch of one. */
export interface Operation {
  readonly op: 'create' | 'update' | 'delete' | 'upsert';
  readonly id?: string;
  /** Names of the fields that identify the record (their values stand in `data`), or those fields with values. */
  readonly key?: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly data?: unknown;
  /**
   * What a rule of the metadata gives (a step, a conversion), in the shape of `data`, which goes before it: neither
   * rights on fields nor `readOnly` hold it back.
   */
  readonly given?: unknown;
  readonly expectedVersion?: number;
}

/** An operation that was read and found well-formed, before the database is asked. */
export interface ReadOperation {
  readonly index: number;
  readonly op: Operation['op'];
  readonly id: string | undefined;
  readonly key: RecordKey | undefined;
  readonly incoming: Incoming;
  readonly expectedVersion: number | undefined;
}

export interface RecordKey {
  readonly fields: readonly Field[];
  readonly values: readonly unknown[];
}

/** Reads an operation against the Model and the caller's rights; throws what is wrong with it, all at once. */
export function readOperation(
  plan: RecordPlan,
  caller: Caller,
  access: Access,
  operation: Operation,
  index: number,
): ReadOperation {
  const { op, id, expectedVersion } = operation;
  if (!['create', 'update', 'delete', 'upsert'].includes(op)) throw new Malformed(messages.badOperation());
  for (const right of RIGHTS[op]) refuseDenied(plan, caller, access, right);
  if (id !== undefined && !isId(id)) throw notAnId(id);
  const incoming = op === 'delete' ? NOTHING_SENT : incomingOf(plan, operation);
  const issues = [...incoming.issues, ...deniedFields(plan, caller, access, incoming, '')];
  if (issues.length > 0) throw new Invalid(messages.invalidRecord({ entity: plan.entity.label }), issues);
  const key = operation.key === undefined ? undefined : readKey(plan, operation.key, incoming);
  if (key?.fields.some(({ name }) => access.field(caller, plan.entity, name).read !== 'yes'))
    throw new Malformed(messages.badKey());
  // Only the platform itself chooses the id of a new record (an uploaded file has the id of its content).
  if (op === 'create' ? id !== undefined && !caller.isSystem : id === undefined && !key) {
    throw new Malformed(messages.badOperation());
  }
  return { index, op, id: id?.toLowerCase(), key, incoming, expectedVersion };
}

function incomingOf(plan: RecordPlan, { data, given }: Operation): Incoming {
  const sent = readIncoming(plan, data ?? {});
  return given === undefined ? sent : laidOver(sent, readIncoming(plan, given));
}

const RIGHTS: Readonly<Record<Operation['op'], readonly Right[]>> = {
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  upsert: ['create', 'update'],
};

export function refuseDenied(plan: RecordPlan, caller: Caller, access: Access, right: Right): void {
  if (access.allows(caller, plan.entity, right)) return;
  const { label, spec } = plan.entity;
  if (spec.writtenBy === 'platform' && access.allows(caller, plan.entity, 'read'))
    throw new Forbidden(messages.writtenByPlatform({ entity: label }));
  throw new Forbidden(messages.denied({ operation: operationNames[right], entity: plan.entity.label }));
}

export function notAnId(id: unknown): KehuError {
  return new Malformed(messages.badId({ id: String(id).slice(0, 80) }));
}

function deniedFields(
  plan: RecordPlan,
  caller: Caller,
  access: Access,
  incoming: Incoming,
  path: string,
): Issue[] {
  const issues: Issue[] = [];
  for (const name of Object.keys(incoming.values)) {
    if (incoming.given?.has(name)) continue;
    if (access.field(caller, plan.entity, name).write || name === plan.entity.parent?.name) continue;
    const field = plan.entity.fields.get(name)!.label;
    issues.push({ path: path ? `${path}.${name}` : name, message: messages.fieldDenied({ field }) });
  }
  for (const [field, rows] of incoming.children) {
    const child = plan.childPlan(field);
    if (!incoming.given?.has(field.name) && !access.field(caller, plan.entity, field.name).write)
      issues.push({ path: field.name, message: messages.fieldDenied({ field: field.label }) });
    rows.forEach((row, index) =>
      issues.push(...deniedFields(child, caller, access, row, `${field.name}.${index}`)),
    );
  }
  return issues;
}

function readKey(plan: RecordPlan, key: NonNullable<Operation['key']>, incoming: Incoming): RecordKey {
  const named = isObject(key) ? readIncoming(plan, key) : undefined;
  if (named && named.issues.length > 0) {
    throw new Invalid(messages.invalidRecord({ entity: plan.entity.label }), named.issues);
  }
  const names = named ? Object.keys(named.values) : typeof key === 'string' ? [key] : [...(key as string[])];
  const fields = names.map((name) => plan.entity.fields.get(String(name)));
  if (fields.length === 0 || fields.some((field) => field?.type.storage !== 'columns')) {
    throw new Malformed(messages.badKey());
  }
  const known = fields as Field[];
  const values = known.map(({ name }) => (named ?? incoming).values[name] ?? null);
  const missing = known.filter((_, index) => values[index] === null);
  if (missing.length > 0) {
    throw new Invalid(
      messages.invalidRecord({ entity: plan.entity.label }),
      missing.map(({ name, label }) => ({ path: name, message: messages.keyValueMissing({ field: label }) })),
    );
  }
  return { fields: known, values };
}
