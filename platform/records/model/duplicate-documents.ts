import type { Entity } from '../../model/model.ts';
import { duplicateRulesOf } from '../duplicates/duplicate-rules.ts';
import type { ReadSession } from '../read/read-session.ts';

/** The duplicate rules of an entity, for forms of who may enter its records; of their fields those he reads. */
export function duplicateDocuments(
  { access, caller, catalog }: ReadSession,
  entity: Entity,
): Record<string, unknown> | undefined {
  const rules = duplicateRulesOf(catalog.model, entity);
  const mayWrite = access.allows(caller, entity, 'create') || access.allows(caller, entity, 'update');
  if (rules.length === 0 || !mayWrite) return undefined;
  const isRead = (name: string) => access.field(caller, entity, name).read !== 'no';
  return Object.fromEntries(
    rules.map(({ name, spec: { label, severity }, fields }) => [
      name,
      { label, severity, fields: [...fields].filter(isRead) },
    ]),
  );
}
