import { didYouMean } from '../../kernel/did-you-mean.ts';
import { computedMessages as messages } from '../check/computed-messages.ts';
import { hint } from '../messages.ts';
import type { Field } from '../model.ts';
import type { Compilation } from './compilation.ts';
import { splitRelation, type EntityDraft } from './compile-entity.ts';
import { targetsOf } from './link-entities.ts';

/** The records a roll-up counts, and the reference by which they lead to the record it belongs to. */
export function rollupReference(
  { name, spec }: Field,
  draft: EntityDraft,
  { entities, report }: Compilation,
): { child: EntityDraft; reference: Field } | undefined {
  const [key, back] = splitRelation(String(spec.of));
  const child = entities.get(key);
  if (!child) return undefined;
  const reference = child.fields.get(back);
  if (reference && leadsTo(reference, draft.key)) return { child, reference };
  const fitting = [...child.fields.values()]
    .filter((field) => leadsTo(field, draft.key))
    .map((field) => field.name);
  const near = didYouMean(back, fitting) ?? fitting[0];
  const message = messages.rollupReference({
    of: String(spec.of),
    entity: draft.key,
    hint: hint(near && `${child.key}.${near}`),
  });
  report(draft.node, ['fields', name, 'of'], message);
  return undefined;
}

function leadsTo(field: Field, entity: string): boolean {
  return field.type.storage === 'columns' && targetsOf(field).includes(entity);
}
