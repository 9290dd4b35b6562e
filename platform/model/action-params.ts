import type { ExpressionType } from '../expression/expression-type.ts';
import { fieldOf } from './compile/compile-entity.ts';
import { frozenMap } from './compile/freeze.ts';
import type { ActionSpec, ConversionSpec, FieldNode } from './metadata.generated.ts';
import type { Entity, Field, Named } from './model.ts';

type Parts = Readonly<Record<string, ExpressionType>>;

/** What `params` holds in the steps of an action: what was asked, and the ids of what steps before made. */
export function actionParams({ params = {}, steps = {} }: Pick<ActionSpec, 'params' | 'steps'>): Parts {
  const asked = Object.entries(params).map(
    ([name, spec]) => [name, paramField(name, spec).type.expressionType(spec)] as const,
  );
  const made = Object.entries(steps).filter(([, { does }]) => does === 'create' || does === 'convert');
  return Object.fromEntries([...asked, ...made.map(([name]) => [name, ID] as const)]);
}

/** The same for a conversion: the ids of what was made before. */
export function conversionParams({ targets }: Pick<ConversionSpec, 'targets'>): Parts {
  return Object.fromEntries(Object.keys(targets).map((name) => [name, ID]));
}

const ID: ExpressionType = { kind: 'string' };

function paramField(name: string, spec: FieldNode, entity = ''): Field {
  return fieldOf(name, spec, entity);
}

const entities = new WeakMap<ActionSpec, Entity>();

/** What an action asks for, as an entity that has no records: so it is read, checked and drawn like any other. */
export function paramsEntity({ key, name, pack, spec }: Named<ActionSpec>): Entity | undefined {
  if (!spec.params) return undefined;
  const known = entities.get(spec);
  if (known) return known;
  const own = `${key}.params`;
  const fields = Object.entries(spec.params).map(([field, said]) => paramField(field, said, own));
  const entity: Entity = {
    key: own,
    name,
    pack,
    spec: { name, label: spec.label, title: fields[0]!.name, ownedBy: 'none', fields: spec.params },
    label: spec.label,
    title: fields[0]!,
    ownedBy: 'none',
    fields: frozenMap(new Map(fields.map((field) => [field.name, field]))),
    children: [],
    parent: undefined,
    incoming: [],
    tree: undefined,
  };
  entities.set(spec, entity);
  return entity;
}
