import type { Entity, Field } from '../model.ts';
import type { EntityDraft } from './compile-entity.ts';
import { deepFreeze, frozenMap } from './freeze.ts';

/** Completes the entities with what follows from all of them together: parents, trees, incoming references. */
export function linkEntities(drafts: ReadonlyMap<string, EntityDraft>): Map<string, Entity> {
  const parents = parentReferences(drafts);
  for (const draft of drafts.values()) decideDeletion(draft, parents.get(draft.key));
  const incoming = incomingReferences(drafts);
  return new Map(
    [...drafts].map(([key, draft]) => [key, link(draft, parents.get(key), incoming.get(key) ?? [])]),
  );
}

/** The reference to the parent, for every entity owned by one: a `children` field names it. */
function parentReferences(drafts: ReadonlyMap<string, EntityDraft>): Map<string, string> {
  const parents = new Map<string, string>();
  for (const draft of drafts.values())
    for (const { target, inverse } of draft.fields.values())
      if (inverse !== undefined && drafts.get(target!)?.spec.ownedBy === 'parent')
        parents.set(target!, inverse);
  return parents;
}

/** Says in every reference what deletion does, so that nobody has to know the rule for silence. */
function decideDeletion({ fields }: EntityDraft, parent: string | undefined): void {
  for (const [name, field] of fields) {
    if (targetsOf(field).length === 0 || field.type.storage !== 'columns' || field.system) continue;
    const onDelete = field.spec.onDelete ?? (name === parent ? 'cascade' : 'restrict');
    fields.set(name, { ...field, spec: { ...field.spec, onDelete } });
  }
}

/** System fields are left out: who created a record does not keep that user from being deleted. */
function incomingReferences(drafts: ReadonlyMap<string, EntityDraft>): Map<string, Field[]> {
  const incoming = new Map<string, Field[]>();
  for (const { fields } of drafts.values())
    for (const field of fields.values())
      for (const target of field.system || field.inverse || field.computed ? [] : targetsOf(field))
        incoming.set(target, [...(incoming.get(target) ?? []), field]);
  return incoming;
}

/** One entity, or the several a polymorphic reference may lead to. */
export function targetsOf(field: Field): string[] {
  if (field.target) return [field.target];
  return field.type.name === 'anyReference' ? Object.keys(field.spec.to as object) : [];
}

function link(draft: EntityDraft, parent: string | undefined, incoming: readonly Field[]): Entity {
  const { key, node, spec, fields } = draft;
  for (const field of fields.values()) Object.freeze(field);
  const all = [...fields.values()];
  return Object.freeze({
    key,
    name: node.name,
    pack: node.pack,
    spec: deepFreeze(spec),
    label: spec.label,
    title: fields.get(spec.title) ?? fields.get('id')!,
    ownedBy: spec.ownedBy,
    fields: frozenMap(fields),
    children: Object.freeze(all.filter((field) => field.type.storage === 'children')),
    parent: parent === undefined ? undefined : fields.get(parent),
    incoming: Object.freeze([...incoming]),
    tree: all.find((field) => field.type.name === 'treeParent'),
  });
}
