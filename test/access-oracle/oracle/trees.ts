import type { World } from '../world/world.ts';

/** The department and all below it. */
export function departmentsBelow({ departments }: World, top: string): ReadonlySet<string | null> {
  return below(departments, top, ({ parent }) => parent);
}

/** Everybody who reports to the person, directly or not; he himself is none of them. */
export function subordinatesOf({ people }: World, boss: string): ReadonlySet<string> {
  const found = below(people, boss, ({ reportsTo }) => reportsTo);
  found.delete(boss);
  return found;
}

function below<T extends { readonly id: string }>(
  nodes: readonly T[],
  top: string,
  parentOf: (node: T) => string | null,
): Set<string> {
  const found = new Set([top]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const node of nodes) {
      const parent = parentOf(node);
      if (parent !== null && found.has(parent)) found.add(node.id);
    }
  }
  return found;
}
