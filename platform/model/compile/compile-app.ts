import type { EffectiveNode } from '../layers/merge.ts';
import type { AppSpec, GroupItem, MenuItem } from '../metadata.generated.ts';
import { inOrder } from './compile-entity.ts';
import { resolveAt, type Compilation } from './compilation.ts';

export function compileApp(node: EffectiveNode, compilation: Compilation): AppSpec {
  const spec = node.properties as unknown as AppSpec;
  return { ...spec, menu: compileMenu(spec.menu, ['menu'], node, compilation) };
}

function compileMenu<T extends MenuItem | GroupItem>(
  items: Readonly<Record<string, T>>,
  path: readonly string[],
  node: EffectiveNode,
  compilation: Compilation,
): Record<string, T> {
  const compiled = inOrder(items).map(([name, item]): [string, T] => {
    const at = [...path, name];
    const { entity, view } = item;
    const group = 'group' in item ? item.group : undefined;
    return [
      name,
      {
        ...item,
        ...(entity === undefined
          ? {}
          : { entity: resolveAt(compilation, 'entity', entity, node, [...at, 'entity']) ?? entity }),
        ...(view === undefined
          ? {}
          : { view: resolveAt(compilation, 'view', view, node, [...at, 'view']) ?? view }),
        ...(group === undefined ? {} : { group: compileMenu(group, [...at, 'group'], node, compilation) }),
      },
    ];
  });
  return Object.fromEntries(compiled);
}
