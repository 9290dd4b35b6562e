import type { EffectiveNode } from './layers/merge.ts';
import type { EntityDraft } from './compile/compile-entity.ts';
import { viewOf } from './compile/compile-view.ts';
import { reportTo } from './compile/report.ts';
import { schemaProblems } from './load/schema-check.ts';
import type { ViewSpec } from './metadata.generated.ts';
import type { Entity, Model } from './model.ts';
import type { Problem } from './problem.ts';

/** What a person saves of a view; the record that holds it says whose it is and what it is called. */
export type ViewDefinition = Omit<ViewSpec, '$schema' | 'name' | 'entity' | 'type' | 'label'>;

/**
 * What is wrong with a view that is kept as a record: the same schema and the same checks against fields and
 * conditions as for a view of a pack. Pointers lead into the definition.
 *
 * @example viewProblems(model, model.entity('book'), { filter: 'pages >', columns: { title: {} } });
 */
export function viewProblems(model: Model, entity: Entity, definition: object): Problem[] {
  const properties = { ...definition, ...identityOf(entity) };
  const problems = schemaProblems('view', properties, '');
  if (problems.length > 0) return problems;
  const node: EffectiveNode = {
    kind: 'view',
    pack: entity.pack,
    name: properties.name,
    file: '',
    properties,
    provenance: new Map(),
    retired: new Map(),
  };
  const found: Problem[] = [];
  const compilation = { entities: draftsOf(model), report: reportTo(found) };
  viewOf(properties as unknown as ViewSpec, node, compilation.entities.get(entity.key)!, compilation);
  return found;
}

function identityOf({ key, label }: Entity) {
  return { name: 'saved', entity: key, type: 'list', label };
}

/** Compiled entities as the compiler of views reads them: nothing in them is hidden any more. */
function draftsOf({ entities }: Model): ReadonlyMap<string, EntityDraft> {
  const known = drafts.get(entities);
  if (known) return known;
  const made = new Map([...entities].map(([key, entity]) => [key, draftOf(entity)]));
  drafts.set(entities, made);
  return made;
}

const drafts = new WeakMap<Model['entities'], ReadonlyMap<string, EntityDraft>>();

function draftOf({ key, pack, name, spec, fields }: Entity): EntityDraft {
  const node: EffectiveNode = {
    kind: 'entity',
    pack,
    name,
    file: '',
    properties: {},
    provenance: new Map(),
    retired: new Map(),
  };
  return { key, node, spec, fields: new Map(fields) };
}
