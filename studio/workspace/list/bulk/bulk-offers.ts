import type { ActionItem } from '../../../api/actions.ts';
import { inOrder, type EntityDocument, type ModelDocument } from '../../../model/model-document.ts';

/** Actions that are done with many records, as the metadata offers them; with which ones shows when it is done. */
export function bulkOffers(model: ModelDocument, entity: EntityDocument): readonly ActionItem[] {
  const own = inOrder(model.actions).filter(([, one]) => one.bulk && one.entity === entity.key && !one.form);
  return own.map(([key, { name, label, icon, params, help }]) => ({
    name,
    allowed: true,
    label,
    ...(icon ? { icon } : {}),
    ...(params || help ? { asks: { kind: 'action', key } } : {}),
  }));
}
