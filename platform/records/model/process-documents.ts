import type { ProcessSpec, Transition } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { processesOf, stageFieldsOf } from '../../model/processes.ts';
import type { ReadSession } from '../read/read-session.ts';

/**
 * The processes of an entity, by the name that records keep, as the screens draw them; nothing where the caller does
 * not read the stage. Who may go which way, and whether a guard holds, is told for each record by `GET …/stages`.
 */
export function processDocuments(read: ReadSession, entity: Entity): Record<string, unknown> {
  const fields = stageFieldsOf(entity);
  if (!fields || read.access.field(read.caller, entity, fields.stage.name).read === 'no') return {};
  const { stage, process, status, probability, since, closed } = fields;
  const documents = processesOf(read.catalog.model, entity.key).map(({ name, spec }) => [
    name,
    processDocument(read, entity, spec),
  ]);
  return {
    processes: Object.fromEntries(documents),
    stageFields: {
      stage: stage.name,
      process: process?.name,
      status: status?.name,
      probability: probability?.name,
      since: since?.name,
      closed: closed?.name,
    },
  };
}

function processDocument(read: ReadSession, entity: Entity, spec: ProcessSpec) {
  const { label, help, order, retired, entry, back, reopen, change, stages, transitions } = spec;
  const ways = Object.entries(transitions).map(([name, one]) => [name, wayDocument(read, entity, one)]);
  return {
    label,
    help,
    order,
    retired,
    entry,
    back: back ?? 'refused',
    reopen: reopen ?? 'refused',
    change: change ?? 'free',
    stages,
    transitions: Object.fromEntries(ways),
  };
}

function wayDocument(
  { access, caller }: ReadSession,
  entity: Entity,
  { label, order, from, to, requires, needsReason, reasons }: Transition,
) {
  const seen = requires?.filter((name) => access.field(caller, entity, name).read !== 'no');
  return { label, order, from, to, requires: seen, needsReason, reasons };
}
