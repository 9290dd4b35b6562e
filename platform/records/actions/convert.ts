import { Invalid, KehuError, Malformed } from '../../kernel/errors.ts';
import { isId } from '../../kernel/ids.ts';
import { isObject } from '../../kernel/json.ts';
import type { ConversionSpec } from '../../model/metadata.generated.ts';
import type { Named } from '../../model/model.ts';
import { holdsFor } from '../explain/holds-for.ts';
import { conversionParams } from '../../model/action-params.ts';
import { idIn } from '../query-trees.ts';
import { visibleRows } from '../read/read-session.ts';
import type { RecordWriter } from '../record-writer.ts';
import type { WrittenRecord } from '../write/operation-result.ts';
import { notAsked } from './body-values.ts';
import { draftOf, type LinesDraft, type TargetDraft } from './conversion-draft.ts';
import { messages } from './messages.ts';
import type { ActionCall, ActionResult, ActionTarget, RecordPointer } from './record-action.ts';
import { mappedRows } from './stored-values.ts';

type Values = Readonly<Record<string, unknown>>;

/** Makes what a conversion says of one record, in its transaction, one target after the other. */
export async function convert(
  writer: RecordWriter,
  target: ActionTarget,
  conversion: Named<ConversionSpec>,
  { body, options }: ActionCall,
): Promise<ActionResult> {
  const { spec } = conversion;
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(spec.targets, name));
  if (unknown !== undefined) throw notAsked(unknown, Object.keys(spec.targets));
  const made: Record<string, RecordPointer> = {};
  for (const name of Object.keys(spec.targets)) {
    const draft = await draftOf(target, spec, name, idsOf(made));
    if (!draft) continue;
    const entity = draft.into.key;
    const chosen = await chosenFor(target, draft, body[name]);
    const id = chosen ?? (await create(writer, target, draft, name, body[name], options));
    made[name] = { entity, id };
  }
  await writeBack(writer, target, spec, made, options);
  const open = made[spec.opens ?? ''] ?? Object.values(made).at(-1);
  return { made, open };
}

function idsOf(made: Readonly<Record<string, RecordPointer>>): Record<string, string> {
  return Object.fromEntries(Object.entries(made).map(([name, { id }]) => [name, id]));
}

/** A record that is there: one the metadata finds, or that the caller chose. */
async function chosenFor(
  { read }: ActionTarget,
  { target, into, existing }: TargetDraft,
  answer: unknown,
): Promise<string | undefined> {
  const words = { target: target.label ?? into.label };
  if (typeof answer !== 'string') return existing;
  if (!target.choosable) throw new Malformed(messages.notChoosable(words));
  const id = answer.toLowerCase();
  const isThere = isId(id) && (await holdsFor(read, into, id, visibleRows(read, into)));
  if (!isThere) throw new Invalid(messages.noChosenRecord(words));
  return id;
}

async function create(
  writer: RecordWriter,
  { read }: ActionTarget,
  draft: TargetDraft,
  name: string,
  answer: unknown,
  options: ActionCall['options'],
): Promise<string> {
  const data = isObject(answer) ? answer : {};
  const given = { ...draft.values };
  for (const lines of draft.lines) {
    const sent = data[lines.field.name];
    if (sent === undefined && lines.isExhausted)
      throw new Invalid(messages.nothingToConvert({ field: lines.field.label }));
    given[lines.field.name] = Array.isArray(sent) ? beneath(sent, lines) : lines.rows;
  }
  const operation = { op: 'create', data, given } as const;
  try {
    const [result] = await writer.writeTogether(
      read.caller,
      draft.into.key,
      [operation],
      { ...options, source: 'conversion' },
      read.session,
    );
    return (result as WrittenRecord).id;
  } catch (error) {
    throw placedIn(name, error);
  }
}

/** What a row was drafted with goes below what was sent of it; rows tell each other by what they are made of. */
function beneath(sent: readonly unknown[], { rows, source }: LinesDraft): Values[] {
  const bySource = new Map(source === undefined ? [] : rows.map((row) => [pointedAt(row[source]), row]));
  return sent.map((row) => {
    const origin = isObject(row) && source !== undefined ? pointedAt(row[source]) : undefined;
    return (origin === undefined ? undefined : bySource.get(origin)) ?? {};
  });
}

function pointedAt(value: unknown): string | undefined {
  const id = isObject(value) ? value['id'] : value;
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

/** What is wrong with a new record stands below the name of its target. */
function placedIn(name: string, error: unknown): unknown {
  if (!(error instanceof KehuError)) return error;
  const issues = error.issues.map(({ path, message }) => ({
    path: path ? `${name}.${path}` : name,
    message,
  }));
  return new KehuError(error.status, error.summary, issues, error.extra);
}

async function writeBack(
  writer: RecordWriter,
  { read, entity, id }: ActionTarget,
  spec: ConversionSpec,
  made: Readonly<Record<string, RecordPointer>>,
  options: ActionCall['options'],
): Promise<void> {
  if (!spec.set) return;
  const nothing = Object.fromEntries(Object.keys(spec.targets).map((name) => [name, null]));
  const params = { types: conversionParams(spec), values: { ...nothing, ...idsOf(made) } };
  const [row] = await mappedRows(read, entity, idIn([id]), entity, spec.set, params);
  const operation = { op: 'update', id, given: row?.values ?? {} } as const;
  await writer.writeTogether(
    read.caller,
    entity.key,
    [operation],
    { ...options, source: 'conversion' },
    read.session,
  );
}
