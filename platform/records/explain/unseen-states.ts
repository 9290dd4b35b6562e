import type { Entity, Field } from '../../model/model.ts';
import { isEvaluable } from '../model/visible-specs.ts';
import { rightOn, type ReadSession } from '../read/read-session.ts';
import { isTrue } from './explain-field.ts';

/** What conditions say of a field now, where the caller may not read what they look at. */
export interface UnseenState {
  readonly visible?: boolean;
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

const CONDITIONS = { visible: 'visibleWhen', required: 'requiredWhen', readOnly: 'readOnlyWhen' } as const;

/**
 * The states of fields whose conditions read what the caller may not: screens cannot work them out, so the server
 * tells what comes of them, and never the values. By name of the field.
 */
export async function unseenStates(
  read: ReadSession,
  entity: Entity,
  id: string,
): Promise<Readonly<Record<string, UnseenState>>> {
  const fields = [...entity.fields.values()].filter(
    (field) => rightOn(read, field).read !== 'no' && unseenConditions(read, entity, field).length > 0,
  );
  const states = fields.map(async (field) => [field.name, await stateOf(read, entity, field, id)] as const);
  return Object.fromEntries(await Promise.all(states));
}

/** Which of a field's conditions read what the caller may not. */
export function unseenConditions(
  read: ReadSession,
  entity: Entity,
  { spec }: Field,
): (keyof typeof CONDITIONS)[] {
  return (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter((state) => {
    const text = spec[CONDITIONS[state]];
    return typeof text === 'string' && !isEvaluable(read, entity, text);
  });
}

async function stateOf(read: ReadSession, entity: Entity, field: Field, id: string): Promise<UnseenState> {
  const told = unseenConditions(read, entity, field).map(async (state) => {
    const holds = await isTrue(read, entity, String(field.spec[CONDITIONS[state]]), id.toLowerCase());
    return holds === undefined ? [] : [[state, holds] as const];
  });
  return Object.fromEntries((await Promise.all(told)).flat());
}
