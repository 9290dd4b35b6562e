import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { AppSpec, FormSpec, GroupItem, MenuItem, QuickAction, Tile } from '../metadata.generated.ts';
import { checkRoleNames } from './compile-access-rule.ts';
import { inOrder } from './compile-entity.ts';
import { nodesOf, resolveAt, type Compilation } from './compilation.ts';
import { missing } from './field-path.ts';

/** The app being compiled, and what its words are resolved with. */
interface Place {
  readonly node: EffectiveNode;
  readonly compilation: Compilation;
}

export function compileApp(node: EffectiveNode, compilation: Compilation): AppSpec {
  const spec = node.properties as unknown as AppSpec;
  const place = { node, compilation };
  checkRoleNames(spec.roles, node, ['roles'], compilation);
  const { tiles, quick } = spec;
  return {
    ...spec,
    menu: compileMenu(spec.menu, ['menu'], place),
    ...(tiles ? { tiles: entries(tiles, (name, tile) => compileTile(name, tile, place)) } : {}),
    ...(quick ? { quick: entries(quick, (name, action) => compileQuick(name, action, place)) } : {}),
  };
}

function compileMenu<T extends MenuItem | GroupItem>(
  items: Readonly<Record<string, T>>,
  path: readonly string[],
  place: Place,
): Record<string, T> {
  return entries(items, (name, item) => {
    const at = [...path, name];
    const group = 'group' in item ? item.group : undefined;
    return {
      ...item,
      ...resolved('entity', 'entity', item.entity, at, place),
      ...resolved('view', 'view', item.view, at, place),
      ...resolved('view', 'count', item.count, at, place),
      ...(group === undefined ? {} : { group: compileMenu(group, [...at, 'group'], place) }),
    };
  });
}

/** The log button of a tile opens a form of the view's own entity. */
function compileTile(name: string, tile: Tile, place: Place): Tile {
  const path = ['tiles', name];
  const compiled = {
    ...tile,
    ...resolved('view', 'view', tile.view, path, place),
    ...resolved('form', 'log', tile.log, path, place),
  };
  const entity = entityOfNode('view', compiled.view, place);
  if (compiled.log !== undefined && entity !== undefined)
    checkForm(compiled.log, entity, ['log'], [...path, 'log'], place);
  return compiled;
}

function compileQuick(name: string, action: QuickAction, place: Place): QuickAction {
  const path = ['quick', name];
  const compiled = {
    ...action,
    ...resolved('entity', 'entity', action.entity, path, place),
    ...resolved('form', 'form', action.form, path, place),
  };
  const { compilation, node } = place;
  const entity = compilation.entities.get(compiled.entity);
  if (!entity) return compiled;
  if (compiled.form !== undefined)
    checkForm(compiled.form, entity.key, ['log', 'quickCreate'], [...path, 'form'], place);
  if (action.about === undefined || entity.fields.has(action.about)) return compiled;
  const end = missing(entity, action.about);
  if ('problem' in end) compilation.report(node, [...path, 'about'], end.problem);
  const { about: _, ...rest } = compiled;
  return rest;
}

/** A form has to be of the entity, and for one of the uses. */
function checkForm(
  form: string,
  entity: string,
  uses: readonly FormSpec['for'][number][],
  path: readonly string[],
  { node, compilation }: Place,
): void {
  const found = nodesOf(compilation, 'form').find((one) => `${one.pack}:${one.name}` === form);
  const other = entityOfNode('form', form, { node, compilation });
  if (!found || other === undefined) return;
  const spec = found.properties as unknown as FormSpec;
  if (other !== entity) compilation.report(node, path, messages.formOfOther({ name: form, entity: other }));
  if (!spec.for.some((use) => uses.includes(use)))
    compilation.report(node, path, messages.formNotFor({ name: form, uses: uses.join(' / ') }));
}

/** A property that names a node, as the key of what it names; an unknown name stays as it is, reported. */
function resolved<P extends string>(
  kind: 'entity' | 'view' | 'form',
  property: P,
  word: string | undefined,
  path: readonly string[],
  { node, compilation }: Place,
): { readonly [K in P]?: string } {
  if (word === undefined) return {};
  const key = resolveAt(compilation, kind, word, node, [...path, property]) ?? word;
  return { [property]: key } as { readonly [K in P]?: string };
}

/** The entity of a view or form; silent where it is unknown, because that node's own check says so. */
function entityOfNode(kind: 'view' | 'form', key: string, { compilation }: Place): string | undefined {
  const found = nodesOf(compilation, kind).find((one) => `${one.pack}:${one.name}` === key);
  if (!found) return undefined;
  const { entity } = found.properties as { readonly entity: string };
  const named = compilation.names.resolve('entity', entity, found.pack);
  return 'key' in named ? named.key : undefined;
}

function entries<T extends { readonly order?: number }>(
  map: Readonly<Record<string, T>>,
  compile: (name: string, entry: T) => T,
): Record<string, T> {
  return Object.fromEntries(inOrder(map).map(([name, entry]) => [name, compile(name, entry)]));
}
