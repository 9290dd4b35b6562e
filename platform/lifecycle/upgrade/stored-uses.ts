import { TRUE } from '../../expression/query-tree.ts';
import { nodeOfId } from '../../model/layers/node.ts';
import type { Entity, Field } from '../../model/model.ts';
import type { Outcome, UpgradeFacts } from '../../model/upgrade/upgrade.ts';
import { inStage } from '../../model/processes.ts';
import { hasOptions, optionsOf } from '../plan/data/gone-options.ts';
import { conditionOf, countWhere, type Look } from '../plan/data/look.ts';

/**
 * How many records have what an upgrade takes away. Asked only for that; of everything else nothing is known, and
 * what new records need is the plan's to ask.
 */
export async function storedUses(look: Look, outcomes: readonly Outcome[]): Promise<UpgradeFacts> {
  const counts = new Map<string, number>();
  for (const { kind, target, path } of outcomes)
    if (kind === 'deprecated') counts.set(`${target}#${path}`, await recordsWith(look, target, path));
  return { records: (target, path) => counts.get(`${target}#${path}`) ?? 0 };
}

async function recordsWith(look: Look, target: string, path: string): Promise<number> {
  const { kind = '', pack = '', name = '' } = nodeOfId(target) ?? {};
  const [map, key = '', inner, option] = path.split('.');
  const key0 = `${pack}:${name}`;
  const entity = look.from.model.entities.get(key0);
  if (kind === 'choices' && map === 'options') return inAnyField(look, 'choices', key0, key);
  if (kind === 'classification' && map === 'nodes') return inAnyField(look, 'scheme', key0, key);
  if (kind === 'process') return inProcess(look, key0, map === 'stages' && !inner ? key : undefined);
  if (kind !== 'entity' || !entity) return 0;
  if (path === '') return countWhere(look, look.from, entity.key, TRUE);
  const field = map === 'fields' ? entity.fields.get(key) : undefined;
  if (!field) return 0;
  if (inner === 'options' && option !== undefined) return withOption(look, entity, field, option);
  return inner === undefined ? withValue(look, entity, field) : 0;
}

/** Lines are records of their own; what is computed has no values. */
async function withValue(look: Look, entity: Entity, field: Field): Promise<number> {
  if (field.type.storage === 'computed') return 0;
  if (field.type.storage !== 'columns') return 1;
  return counted(look, entity, `${field.name} != null`);
}

async function inAnyField(
  look: Look,
  by: 'choices' | 'scheme',
  set: string,
  option: string,
): Promise<number> {
  let sum = 0;
  for (const entity of look.from.model.entities.values())
    for (const field of entity.fields.values())
      if (field.spec[by] === set) sum += await withOption(look, entity, field, option);
  return sum;
}

/** Records that follow the process, or stand in a stage of it. */
async function inProcess(look: Look, key: string, stage: string | undefined): Promise<number> {
  const process = look.from.model.processes.get(key);
  const entity = process && look.from.model.entities.get(process.spec.entity);
  const condition = process && entity && inStage(entity, process, stage);
  return condition === undefined ? 0 : counted(look, entity!, condition);
}

async function withOption(look: Look, entity: Entity, field: Field, option: string): Promise<number> {
  if (!hasOptions(field) || !Object.hasOwn(optionsOf(field), option)) return 0;
  const quoted = JSON.stringify(option);
  const text =
    field.type.name === 'multiSelect' ? `${quoted} in ${field.name}` : `${field.name} == ${quoted}`;
  return counted(look, entity, text);
}

/** Where the database cannot decide, something is there. */
async function counted(look: Look, entity: Entity, text: string): Promise<number> {
  const where = conditionOf(look, look.from, entity.key, text);
  return where ? countWhere(look, look.from, entity.key, where) : 1;
}
