import { paramsEntity } from '../../model/action-params.ts';
import type { ActionSpec, ConversionSpec } from '../../model/metadata.generated.ts';
import type { Entity, Named } from '../../model/model.ts';
import type { ReadSession } from '../read/read-session.ts';

type Offered = Pick<ActionSpec, 'entity' | 'label' | 'help' | 'icon' | 'order' | 'prominent' | 'who'>;

/** What the screens know of actions beforehand: how each looks and what its dialog asks; whether it can be done is asked. */
export function actionDocuments(
  read: ReadSession,
  visible: ReadonlySet<string>,
  document: (entity: Entity) => Record<string, unknown>,
): Record<string, unknown> {
  const { actions } = read.catalog.model;
  const shown = [...actions.values()].filter(
    ({ spec }) => spec.offered !== false && visible.has(spec.entity) && isHis(read, spec),
  );
  return Object.fromEntries(shown.map((action) => [action.key, actionDocument(action, visible, document)]));
}

export function conversionDocuments(
  read: ReadSession,
  visible: ReadonlySet<string>,
): Record<string, unknown> {
  const { conversions } = read.catalog.model;
  const shown = [...conversions.values()].filter(({ spec }) => visible.has(spec.entity) && isHis(read, spec));
  return Object.fromEntries(shown.map((conversion) => [conversion.key, offered(conversion)]));
}

function isHis({ caller }: ReadSession, { who }: Offered): boolean {
  return !who || caller.isSystem || who.some((role) => caller.roles.includes(role));
}

function offered({ name, spec }: Named<ActionSpec> | Named<ConversionSpec>): Record<string, unknown> {
  const { entity, label, help, icon, order, prominent } = spec;
  return { name, entity, label, help, icon, order, prominent };
}

function actionDocument(
  action: Named<ActionSpec>,
  visible: ReadonlySet<string>,
  document: (entity: Entity) => Record<string, unknown>,
): Record<string, unknown> {
  const { bulk, form, concerns } = action.spec;
  const seen = Object.entries(concerns ?? {}).filter(([, { of }]) =>
    visible.has(of.slice(0, of.lastIndexOf('.'))),
  );
  const params = paramsEntity(action);
  return {
    ...offered(action),
    bulk,
    form,
    concerns: seen.length > 0 ? Object.fromEntries(seen) : undefined,
    params: params && document(params),
  };
}
