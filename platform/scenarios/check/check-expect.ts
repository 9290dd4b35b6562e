import { filterScope } from '../../model/expression-scope.ts';
import type { ScenarioExpect } from '../../model/metadata.generated.ts';
import type { Entity } from '../../model/model.ts';
import { messages } from '../messages.ts';
import { ON_RECORD, type StepKind } from '../step-kinds.ts';
import type { CheckContext } from './check-context.ts';
import { checkPath, checkValues } from './check-values.ts';

export interface ExpectPlace {
  readonly kind: StepKind;
  readonly entity: Entity | undefined;
  readonly at: readonly string[];
}

/** Checks that an expectation can be met at all: its records are known, its fields exist. */
export function checkExpect(context: CheckContext, expect: ScenarioExpect, place: ExpectPlace): void {
  const { entity, at, kind } = place;
  for (const part of ['records', 'inOrder', 'includes', 'excludes'] as const)
    for (const name of expect[part] ?? []) context.known(name, [...at, part]);
  const answersRecord =
    kind === 'create' || (ON_RECORD.has(kind) && kind !== 'history' && kind !== 'explain');
  if (expect.holds !== undefined && !answersRecord) context.tell(at, messages.holdsNeedsEntity());
  if (!entity || context.isChanged) return;
  if (expect.holds !== undefined && answersRecord)
    context.expression(expect.holds, filterScope(context.model, entity), [...at, 'holds'], 'bool');
  if (answersRecord && expect.refused === undefined) {
    checkByPath(context, entity, expect.values ?? {}, [...at, 'values']);
    for (const path of expect.absent ?? []) checkPath(context, entity, path, [...at, 'absent']);
  }
  if (kind !== 'list') return;
  for (const part of ['rows', 'hasRows', 'lacksRows'] as const)
    for (const [key, row] of Object.entries(expect[part] ?? {}))
      checkByPath(context, entity, row, [...at, part, key]);
}

/** Values by field or, over references, by path. */
function checkByPath(
  context: CheckContext,
  entity: Entity,
  values: Readonly<Record<string, unknown>>,
  at: readonly string[],
): void {
  const plain = Object.entries(values).filter(([name]) => !name.includes('.'));
  checkValues(context, entity, Object.fromEntries(plain), at);
  for (const path of Object.keys(values))
    if (path.includes('.')) checkPath(context, entity, path, [...at, path]);
}
