import { fieldType } from '../../fields/field-types.ts';
import { pluginFieldType } from '../../fields/plugin-types/plugin-field-types.ts';
import type { FieldSpec } from '../../fields/field-type.ts';
import { isObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Choices, EntitySpec, FieldNode } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import type { CompiledScheme } from './compile-classification.ts';
import type { Report } from './report.ts';
import type { NodeNames } from './node-names.ts';
import type { ProcessOptions } from './process-options.ts';
import { providedFields } from './system-fields.ts';

/** An entity with its fields, before anybody knows who refers to whom. */
export interface EntityDraft {
  readonly key: string;
  readonly node: EffectiveNode;
  readonly spec: EntitySpec;
  readonly fields: Map<string, Field>;
}

/** What a draft needs to know of the other nodes. */
export interface Surroundings {
  readonly names: NodeNames;
  readonly choices: ReadonlyMap<string, { readonly spec: Choices }>;
  readonly schemes: ReadonlyMap<string, CompiledScheme>;
  /** Processes and stages by the entity that moves through them. */
  readonly processes: ProcessOptions;
  readonly report: Report;
}

/** Qualifies what an entity's fields refer to, fills in options, and adds the fields the platform provides. */
export function draftEntity(node: EffectiveNode, around: Surroundings): EntityDraft {
  const spec = node.properties as unknown as EntitySpec;
  const key = `${node.pack}:${node.name}`;
  const declared = inOrder(spec.fields).map(([name, field]) =>
    locked(declaredField(name, field, key, node, around), spec),
  );
  const fields = [...declared, ...providedFields(key, spec)];
  const byName = new Map<string, Field>();
  for (const field of fields) if (!byName.has(field.name)) byName.set(field.name, field);
  const effective = Object.fromEntries(declared.map((field) => [field.name, field.spec as FieldNode]));
  return { key, node, spec: { ...spec, fields: effective }, fields: byName };
}

/** A field that a lock of its entity holds is read-only while it does, so that screens show it. */
function locked(field: Field, { locks = {} }: EntitySpec): Field {
  const { name, type, spec } = field;
  if (type.storage === 'computed') return field;
  const own = spec.readOnlyWhen === undefined ? [] : [spec.readOnlyWhen];
  const holding = Object.values(locks).filter(({ except }) => !except?.includes(name));
  const all = [...own, ...holding.map(({ when }) => when)];
  if (holding.length === 0) return field;
  const readOnlyWhen = all.length === 1 ? all[0]! : all.map((one) => `(${one})`).join(' || ');
  return { ...field, spec: { ...spec, readOnlyWhen } };
}

/** By `order`, then as written; those without one last. */
export function inOrder<T extends { readonly order?: number }>(
  entries: Readonly<Record<string, T>> | undefined,
): [string, T][] {
  return Object.entries(entries ?? {}).toSorted(([, a], [, b]) => (a.order ?? LAST) - (b.order ?? LAST));
}

const LAST = Number.MAX_SAFE_INTEGER;

function declaredField(
  name: string,
  written: FieldNode,
  entity: string,
  node: EffectiveNode,
  around: Surroundings,
): Field {
  const added = pluginFieldType(written.type);
  const known = added ? ({ ...added.parameters, ...written, type: added.type.name } as FieldNode) : written;
  const spec = qualified(known, ['fields', name], entity, node, around);
  return fieldOf(name, spec, entity, added?.type);
}

/** A field out of what is said of it, its names of other nodes qualified. */
export function fieldOf(
  name: string,
  spec: Field['spec'],
  entity: string,
  type = fieldType(spec.type)!,
): Field {
  const [target, inverse] = type.storage === 'computed' ? [] : targetOf(spec, type.expressionType(spec));
  return { name, entity, type, spec, label: spec.label, system: false, target, inverse };
}

type Spec = FieldSpec & Readonly<Record<string, unknown>>;

/** What is said of a field, with names of other nodes by key and options filled in. */
export function qualified(
  spec: Spec,
  path: readonly string[],
  entity: string,
  node: EffectiveNode,
  { names, choices, schemes, processes, report }: Surroundings,
): Spec {
  const key = (kind: 'entity' | 'choices' | 'classification', word: string, at: string[]): string => {
    const resolved = names.resolveIn(kind, word, node, [...path, ...at]);
    if ('problem' in resolved) report(node, [...path, ...at], resolved.problem);
    return 'key' in resolved ? resolved.key : word;
  };
  const { to, of } = spec;
  if (spec.type === 'process' || spec.type === 'stage')
    return { ...spec, options: processes.get(entity)?.[spec.type] ?? {} };
  if (typeof spec.stagesOf === 'string') {
    const staged = key('entity', spec.stagesOf, ['stagesOf']);
    return { ...spec, stagesOf: staged, options: processes.get(staged)?.stage ?? {} };
  }
  if (spec.toEvery === 'staged')
    return { ...spec, to: Object.fromEntries([...processes.keys()].map((staged) => [staged, {}])) };
  if (spec.type === 'anyReference' && to === undefined) return { ...spec, to: {} };
  if (spec.type === 'treeParent') return { ...spec, to: entity };
  if (typeof to === 'string') return { ...spec, to: key('entity', to, ['to']) };
  if (isObject(to)) {
    const targets = Object.entries(to).map(
      ([word, more]) => [key('entity', word, ['to', word]), more] as const,
    );
    return { ...spec, to: Object.fromEntries(targets) };
  }
  if (typeof of === 'string') {
    const [child, back] = splitRelation(of);
    const relation = { ...spec, of: `${key('entity', child, ['of'])}.${back}` };
    if (!isObject(spec.settles)) return relation;
    const settled = key('entity', String(spec.settles.of), ['settles', 'of']);
    return { ...relation, settles: { ...spec.settles, of: settled } };
  }
  if (typeof spec.scheme === 'string') {
    const scheme = key('classification', spec.scheme, ['scheme']);
    const { options = {}, attributes = {} } = schemes.get(scheme) ?? {};
    return { ...spec, scheme, options, attributes };
  }
  if (typeof spec.choices === 'string' && !spec.options) {
    const set = key('choices', spec.choices, ['choices']);
    return { ...spec, choices: set, options: choices.get(set)?.spec.options ?? {} };
  }
  return spec;
}

/** `library:loan.book` → `['library:loan', 'book']`. */
export function splitRelation(relation: string): [entity: string, field: string] {
  const dot = relation.lastIndexOf('.');
  return [relation.slice(0, dot), relation.slice(dot + 1)];
}

function targetOf(
  spec: Spec,
  type: { kind: string; entity?: string },
): [string | undefined, string | undefined] {
  if (typeof spec.of === 'string') return splitRelation(spec.of);
  return type.kind === 'record' || type.kind === 'records'
    ? [type.entity, undefined]
    : [undefined, undefined];
}
