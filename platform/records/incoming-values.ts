import { didYouMean } from '../kernel/did-you-mean.ts';
import type { Issue } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import { valueProblem } from '../fields/value-problem.ts';
import { enteredField } from '../model/computed.ts';
import type { Field } from '../model/model.ts';
import { aboutField, messages } from './messages.ts';
import type { RecordPlan } from './record-plan.ts';

/** What a client sent about one record, read against the Model without looking at the database. */
export interface Incoming {
  /** Canonical values by field; null where the client empties a field. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Rows of children fields, as sent. */
  readonly children: ReadonlyMap<Field, readonly Incoming[]>;
  /** The id a child row names. */
  readonly id: string | undefined;
  readonly issues: readonly Issue[];
  /** Fields whose values a rule of the metadata gives, and nobody sent: no right of the caller's is asked for them. */
  readonly given?: ReadonlySet<string>;
}

/** What was sent over what a rule gives; rows of the same place belong together. */
export function laidOver(sent: Incoming, given: Incoming): Incoming {
  const children = new Map(given.children);
  for (const [field, rows] of sent.children) {
    const below = given.children.get(field) ?? [];
    children.set(
      field,
      rows.map((row, index) => (below[index] ? laidOver(row, below[index]) : row)),
    );
  }
  const own = Object.keys(given.values).filter((name) => !Object.hasOwn(sent.values, name));
  const rows = [...given.children.keys()].filter((field) => !sent.children.has(field));
  return {
    values: { ...given.values, ...sent.values },
    children: new Map(
      [...children].map(([field, list]) => [field, rows.includes(field) ? list.map(asGiven) : list]),
    ),
    id: sent.id,
    issues: [...given.issues, ...sent.issues],
    given: new Set([...own, ...rows.map(({ name }) => name)]),
  };
}

function asGiven(row: Incoming): Incoming {
  return laidOver({ ...NOTHING_SENT, id: row.id }, row);
}

/** A change that brings no values, such as a deletion. */
export const NOTHING_SENT: Incoming = { values: {}, children: new Map(), id: undefined, issues: [] };

/** Most rows one children field takes in one request. */
export const MAX_CHILDREN = 2000;

/** So much wrong with one record is no slip of the hand; the rest of it is not looked at. */
const MOST_ISSUES = 200;

interface Reading {
  readonly values: Record<string, unknown>;
  readonly children: Map<Field, readonly Incoming[]>;
  readonly issues: Issue[];
  /** For Ajv: the values that are not null. */
  readonly toCheck: Record<string, unknown>;
}

/**
 * Reads what a client sent: only known fields that it may name, in canonical form, valid by the schema of their
 * type. All that is wrong is found at once. `''` is null.
 */
export function readIncoming(plan: RecordPlan, data: unknown, path = ''): Incoming {
  const reading: Reading = { values: {}, children: new Map(), issues: [], toCheck: {} };
  if (!isObject(data)) {
    reading.issues.push({ path, message: messages.notAnObject() });
    return { ...reading, id: undefined };
  }
  const isChild = path !== '';
  for (const [name, value] of Object.entries(data)) {
    if (reading.issues.length >= MOST_ISSUES) break;
    if (isChild && name === 'id') continue;
    readField(plan, name, value, at(path, name), reading);
  }
  if (checkValues(plan, path, reading)) checkFurther(plan, path, reading);
  return { ...reading, id: isChild && typeof data['id'] === 'string' ? data['id'] : undefined };
}

function readField(plan: RecordPlan, name: string, value: unknown, path: string, reading: Reading): void {
  const field = enteredField(plan.entity, name);
  if (!field) reading.issues.push({ path, message: unknownField(plan, name) });
  else if (field.system) reading.issues.push({ path, message: messages.systemField({ field: field.label }) });
  else if (field.type.storage === 'computed') {
    reading.issues.push({ path, message: messages.computedField({ field: field.label }) });
  } else if (field.type.storage === 'children')
    readChildren(plan, field, value === null || value === '' ? [] : value, path, reading);
  else readValue(field, value, reading);
}

function readValue(field: Field, sent: unknown, reading: Reading): void {
  const value = sent === '' ? null : sent;
  // What normalizes to null (blanks, an empty list) empties the field.
  const canonical = (value === null ? null : normalized(field, value)) ?? nothingOf(field);
  reading.values[field.name] = canonical;
  if (canonical !== null) reading.toCheck[field.name] = canonical;
}

function nothingOf({ type }: Field): unknown {
  return type.storage === 'links' ? [] : null;
}

function normalized({ type, spec }: Field, value: unknown): unknown {
  return type.normalize ? type.normalize(value, spec) : value;
}

function readChildren(plan: RecordPlan, field: Field, value: unknown, path: string, reading: Reading): void {
  if (!Array.isArray(value)) {
    reading.issues.push({ path, message: messages.notAList() });
  } else if (value.length > MAX_CHILDREN) {
    reading.issues.push({ path, message: messages.tooManyChildren({ limit: MAX_CHILDREN }) });
  } else {
    const childPlan = plan.childPlan(field);
    const rows = value.map((row, index) => readIncoming(childPlan, row, `${path}.${index}`));
    reading.children.set(field, rows);
    for (const row of rows) reading.issues.push(...row.issues);
  }
}

function checkValues(plan: RecordPlan, path: string, { toCheck, issues }: Reading): boolean {
  if (plan.validate(toCheck)) return true;
  for (const error of plan.validate.errors?.slice(0, MOST_ISSUES) ?? []) {
    const segments = error.instancePath.slice(1).split('/').map(unescapePointer);
    const field = plan.entity.fields.get(segments[0]!);
    if (!field) continue;
    issues.push({
      path: at(path, segments.join('.')),
      message: aboutField(field.label, valueProblem(error)),
    });
  }
  return false;
}

/** What the code of a type has to say of values that its schema lets pass. */
function checkFurther(plan: RecordPlan, path: string, { toCheck, issues }: Reading): void {
  for (const { name, label, type, spec } of plan.checked) {
    const value = toCheck[name];
    const problem = value === undefined ? undefined : type.findProblem?.(value, spec);
    if (problem) issues.push({ path: at(path, name), message: aboutField(label, problem) });
  }
}

function unknownField(plan: RecordPlan, name: string) {
  const field = name.slice(0, 60);
  const entity = plan.entity.label;
  const near = didYouMean(name, plan.writableNames);
  return near ? messages.unknownFieldNear({ entity, field, near }) : messages.unknownField({ entity, field });
}

function at(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
