import { actionMessages } from '../check/action-messages.ts';
import { hint } from '../messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import { splitRelation, type EntityDraft } from './compile-entity.ts';
import { resolveAt, type Compilation } from './compilation.ts';
import { targetsOf } from './link-entities.ts';

/** Records that refer to another: of which entity, and by which of its fields. */
interface Leading {
  readonly into: EntityDraft;
  readonly back: string;
}

/** What a relation such as loan.book names; undefined, and reported, where it does not lead to the entity. */
export function leadingHere(
  relation: string,
  to: EntityDraft,
  node: EffectiveNode,
  path: readonly string[],
  compilation: Compilation,
): Leading | undefined {
  const [word, back] = splitRelation(relation);
  const key = resolveAt(compilation, 'entity', word, node, path);
  const into = key === undefined ? undefined : compilation.entities.get(key);
  if (!into) return undefined;
  const field = into.fields.get(back);
  if (field?.type.storage === 'columns' && targetsOf(field).includes(to.key)) return { into, back };
  const fitting = [...into.fields.values()].find((one) => targetsOf(one).includes(to.key))?.name;
  const near = hint(fitting && `${into.key}.${fitting}`);
  compilation.report(node, path, actionMessages.leadsNotHere({ name: relation, hint: near }));
  return undefined;
}
