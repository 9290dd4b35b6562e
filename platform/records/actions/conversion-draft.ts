import { allOf } from '../../expression/query-tree.ts';
import { conversionParams } from '../../model/action-params.ts';
import { isAlike } from '../../model/mapped-value.ts';
import type { ConversionLines, ConversionSpec, ConversionTarget } from '../../model/metadata.generated.ts';
import type { Entity, Field } from '../../model/model.ts';
import { idIn, oneOf } from '../query-trees.ts';
import type { ActionTarget } from './record-action.ts';
import { mappedRows, treeOf, valuesFor, type MappedRow, type Params } from './stored-values.ts';

/** What a conversion would make, before anybody looked at it. */
export interface TargetDraft {
  readonly target: ConversionTarget;
  readonly into: Entity;
  /** A record that is taken instead of a new one. */
  readonly existing: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** The expression or field each value comes from, by field; none for references back. */
  readonly origins: Readonly<Record<string, string>>;
  readonly lines: readonly LinesDraft[];
}

export interface LinesDraft {
  readonly field: Field;
  readonly from: Entity;
  readonly into: Entity;
  /** The reference of a new row to the one it is made of. */
  readonly source: string | undefined;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly origins: Readonly<Record<string, string>>;
  /** Only some of the rows were wanted, and there is none of them. */
  readonly isExhausted: boolean;
}

/** The draft of one target; undefined where it is not to be made. */
export async function draftOf(
  { read, entity: from, id }: ActionTarget,
  spec: ConversionSpec,
  name: string,
  made: Readonly<Record<string, string | null>>,
): Promise<TargetDraft | undefined> {
  const target = spec.targets[name]!;
  const params: Params = { types: conversionParams(spec), values: { ...nothingOf(spec), ...made } };
  const [isMade, existing] = await valuesFor(
    read,
    from,
    id,
    [target.when ?? 'true', target.existing ?? 'null'],
    params,
  );
  if (isMade !== true) return undefined;
  const into = read.catalog.model.entity(target.entity);
  const carries = target.carry ?? true;
  const origins = { ...target.values, ...(carries ? carried(from, into, target) : {}) };
  const [row] = await mappedRows(read, from, idIn([id]), into, origins, params);
  const lines: LinesDraft[] = [];
  for (const [field, one] of Object.entries(target.lines ?? {}))
    lines.push(await linesOf({ read, entity: from, id }, into.fields.get(field)!, one, carries, params));
  const values = { ...row?.values, ...backTo(target.source, into, from, id) };
  return {
    target,
    into,
    existing: typeof existing === 'string' ? existing : undefined,
    values,
    origins,
    lines,
  };
}

function nothingOf({ targets }: ConversionSpec): Record<string, null> {
  return Object.fromEntries(Object.keys(targets).map((name) => [name, null]));
}

async function linesOf(
  { read, entity, id }: Pick<ActionTarget, 'read' | 'entity' | 'id'>,
  field: Field,
  lines: ConversionLines,
  carries: boolean,
  params: Params,
): Promise<LinesDraft> {
  const { model } = read.catalog;
  const { target, inverse } = entity.fields.get(lines.from)!;
  const [from, into] = [model.entity(target!), model.entity(field.target!)];
  const origins = { ...lines.values, ...(carries ? carried(from, into, lines) : {}) };
  const chosen = lines.where === undefined ? undefined : treeOf(read, from, lines.where, params, 'bool');
  const rows = await mappedRows(read, from, allOf(oneOf([inverse!], [id]), chosen), into, origins, params);
  const made = rows.map((row: MappedRow) => ({ ...row.values, ...backTo(lines.source, into, from, row.id) }));
  const isExhausted = made.length === 0 && lines.where !== undefined;
  return { field, from, into, source: lines.source, rows: made, origins, isExhausted };
}

/** The reference of a new record to what it is made from. */
function backTo(name: string | undefined, into: Entity, from: Entity, id: string): Record<string, unknown> {
  const field = name === undefined ? undefined : into.fields.get(name);
  if (!field) return {};
  if (field.type.name === 'anyReference') return { [field.name]: { entity: from.key, id } };
  return { [field.name]: field.type.storage === 'links' ? [id] : id };
}

/** Fields that others added to both, under the one name: they bear a prefix. */
function carried(
  from: Entity,
  into: Entity,
  { values, source }: Pick<ConversionTarget, 'values' | 'source'>,
): Record<string, string> {
  const alike = [...into.fields.values()].filter((field) => {
    const own = field.name.includes('_') ? from.fields.get(field.name) : undefined;
    const isFree = field.name !== source && !(field.name in (values ?? {}));
    return isFree && own !== undefined && isStored(own) && isStored(field) && isAlike(own, field);
  });
  return Object.fromEntries(alike.map(({ name }) => [name, name]));
}

function isStored({ type, system }: Field): boolean {
  return !system && (type.storage === 'columns' || type.storage === 'links') && type.name !== 'autoNumber';
}
