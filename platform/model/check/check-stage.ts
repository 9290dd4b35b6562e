import type { Compilation } from '../compile/compilation.ts';
import type { EntityDraft } from '../compile/compile-entity.ts';
import type { Field } from '../model.ts';
import { processMessages as messages } from './process-messages.ts';

/** Parameters of a stage field that name another field, with the type that has to have. */
const FOLLOWERS = {
  statusField: 'select',
  probabilityField: 'percent',
  sinceField: 'dateTime',
  closedField: 'dateTime',
} as const;

/** An entity has one stage at most, and a process only beside it; what follows the stage can hold what it says. */
export function checkStage({ node, fields, spec }: EntityDraft, { report }: Compilation): void {
  const ofType = (type: string) =>
    [...fields.values()].filter(({ name, type: is }) => is.name === type && Object.hasOwn(spec.fields, name));
  const [stages, processes] = [ofType('stage'), ofType('process')];
  for (const { name, type } of [...stages.slice(1), ...processes.slice(1)])
    report(node, ['fields', name, 'type'], messages.stageTwice({ type: type.name }));
  const [stage] = stages;
  for (const { name } of stage ? [] : processes)
    report(node, ['fields', name, 'type'], messages.processWithoutStage());
  if (!stage) return;
  if (Object.keys(stage.spec['options'] as object).length === 0)
    report(node, ['fields', stage.name, 'type'], messages.noProcess());
  for (const [parameter, type] of Object.entries(FOLLOWERS)) {
    const name = stage.spec[parameter];
    if (typeof name === 'string' && !fits(fields.get(name), type))
      report(node, ['fields', stage.name, parameter], messages.followerUnfit({ parameter, type, name }));
  }
}

function fits(field: Field | undefined, type: string): boolean {
  return field?.type.name === type && field.type.storage === 'columns' && !field.system;
}
