import { checkExpression } from '../../expression/check-expression.ts';
import { conversionParams } from '../../model/action-params.ts';
import { stepScope } from '../../model/expression-scope.ts';
import type { ConversionSpec } from '../../model/metadata.generated.ts';
import type { Entity, Field, Named } from '../../model/model.ts';
import { isObject } from '../../kernel/json.ts';
import { isSeen } from '../model/visible-specs.ts';
import type { ReadSession } from '../read/read-session.ts';
import { recordTitles } from '../read/record-titles.ts';
import { draftOf, type LinesDraft, type TargetDraft } from './conversion-draft.ts';
import type { ActionTarget } from './record-action.ts';

/** What the dialog of a conversion begins with: of each target what the caller may know and write. */
export async function openDraft(target: ActionTarget, { spec }: Named<ConversionSpec>): Promise<unknown> {
  const targets: Record<string, unknown> = {};
  for (const name of Object.keys(spec.targets)) {
    const draft = await draftOf(target, spec, name, {});
    if (draft) targets[name] = await shownTarget(target, spec, draft);
  }
  return { targets };
}

async function shownTarget({ read, entity }: ActionTarget, spec: ConversionSpec, draft: TargetDraft) {
  const { into, existing, lines, target } = draft;
  const titles = existing === undefined ? {} : await recordTitles(read, into.key, [existing]);
  const own = openValues(read, spec, entity, into, draft.values, draft.origins);
  const values = await titled(read, into, own);
  for (const one of lines) values[one.field.name] = await shownLines(read, spec, one);
  const { form, choosable = false, label = into.label } = target;
  return {
    entity: into.key,
    label,
    ...(form ? { form } : {}),
    choosable,
    existing: existing === undefined ? null : { id: existing, title: titles[existing] ?? null },
    values,
  };
}

async function shownLines(
  read: ReadSession,
  spec: ConversionSpec,
  { rows, from, into, origins }: LinesDraft,
) {
  return Promise.all(rows.map((row) => titled(read, into, openValues(read, spec, from, into, row, origins))));
}

type Values = Readonly<Record<string, unknown>>;

/** Without what the caller may not write, and what comes from fields he does not read. */
function openValues(
  read: ReadSession,
  spec: ConversionSpec,
  from: Entity,
  into: Entity,
  values: Values,
  origins: Readonly<Record<string, string>>,
): Values {
  const { access, caller } = read;
  const open = Object.entries(values).filter(([name]) => {
    const right = access.field(caller, into, name);
    const origin = origins[name];
    return right.write && right.read !== 'no' && (origin === undefined || isKnown(read, spec, from, origin));
  });
  return Object.fromEntries(open);
}

function isKnown(read: ReadSession, spec: ConversionSpec, from: Entity, text: string): boolean {
  const scope = stepScope(read.catalog.model, from, conversionParams(spec));
  if (from.fields.has(text)) return isSeen(read, from, [text]);
  return checkExpression(text, scope)
    .dependencies.filter(([first]) => first !== 'me' && first !== 'params')
    .every((path) => isSeen(read, from, path));
}

/** References as forms hold them, with their titles. */
async function titled(read: ReadSession, into: Entity, values: Values): Promise<Record<string, unknown>> {
  const entries = await Promise.all(
    Object.entries(values).map(
      async ([name, value]) => [name, await shown(read, into.fields.get(name)!, value)] as const,
    ),
  );
  return Object.fromEntries(entries);
}

async function shown(read: ReadSession, field: Field, value: unknown): Promise<unknown> {
  if (field.type.name === 'anyReference' && isObject(value)) {
    const { entity, id } = value as { entity: string; id: string };
    return { entity, id, title: (await recordTitles(read, entity, [id]))[id] ?? null };
  }
  if (field.target === undefined || value === null) return value;
  const ids = (Array.isArray(value) ? value : [value]).map(String);
  const titles = await recordTitles(read, field.target, ids);
  const pointers = ids.map((id) => ({ id, title: titles[id] ?? null }));
  return Array.isArray(value) ? pointers : pointers[0];
}
