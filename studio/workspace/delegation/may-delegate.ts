import { DELEGATION } from '../../api/sharing.ts';
import type { EntityDocument, ModelDocument } from '../../model/model-document.ts';

/** Whether the reader may hand records of an entity to somebody for a time; only what people own can be. */
export function mayDelegate(model: ModelDocument, entity?: EntityDocument): boolean {
  const isOwned = entity === undefined || entity.ownedBy === 'user';
  return isOwned && model.rights.includes('delegate') && model.entities[DELEGATION]?.allows.create === true;
}
