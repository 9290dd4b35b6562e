import type { KeyCondition } from '../../../storage/change/map-values.ts';
import type { Entity } from '../../../model/model.ts';
import { stageFieldsOf, type Process } from '../../../model/processes.ts';
import type { RenamedKey } from '../change-plan.ts';

type Renamed = Readonly<Record<string, { readonly renamedFrom?: readonly string[] }>>;

const STAGE_PERIOD = 'core:stagePeriod';

/**
 * What a key is called in the Model to come: the entry that names it among its earlier ones. On the way back to an earlier
 * version the entry in force names what it was called.
 */
export function calledNow(key: string, before: Renamed, after: Renamed): string | undefined {
  if (Object.hasOwn(after, key)) return key;
  const next = Object.keys(after).find((one) => after[one]!.renamedFrom?.includes(key));
  if (next !== undefined) return Object.hasOwn(before, next) ? undefined : next;
  return before[key]?.renamedFrom?.find((one) => Object.hasOwn(after, one) && !Object.hasOwn(before, one));
}

/** Records in a stage, and what was kept of those that were. Stages follow before their process does. */
export function renamedStage(entity: Entity, { name }: Process, from: string, to: string): RenamedKey[] {
  const { stage, process } = stageFieldsOf(entity)!;
  const inProcess: KeyCondition[] = process ? [{ field: process.name, value: name }] : [];
  const kept = { entity: STAGE_PERIOD, from, to, where: historyOf(entity, name) };
  return [
    { entity: entity.key, field: stage.name, from, to, where: inProcess },
    { ...kept, field: 'stage' },
    { ...kept, field: 'from' },
  ];
}

/** Records that follow a process, and what was kept of those that did. */
export function renamedProcess(entity: Entity, from: string, to: string): RenamedKey[] {
  const { process } = stageFieldsOf(entity)!;
  const where = [{ field: 'record', part: 'entity', value: entity.key }];
  const kept = { entity: STAGE_PERIOD, field: 'process', from, to, where };
  return process ? [{ entity: entity.key, field: process.name, from, to, where: [] }, kept] : [kept];
}

function historyOf({ key }: Entity, process: string): KeyCondition[] {
  return [
    { field: 'record', part: 'entity', value: key },
    { field: 'process', value: process },
  ];
}
