/**
 * Nodes of a tree by level, the uppermost first, so that each is made after the one above it. Nodes that stand
 * below themselves come in no level.
 */
export function treeLevels<T>(
  nodes: readonly T[],
  nameOf: (node: T) => string,
  aboveOf: (node: T) => string | undefined,
): T[][] {
  const levels: T[][] = [];
  const placed = new Set<string>();
  let rest = nodes;
  while (rest.length > 0) {
    const level = rest.filter((node) => {
      const above = aboveOf(node);
      return above === undefined || placed.has(above);
    });
    if (level.length === 0) break;
    for (const node of level) placed.add(nameOf(node));
    rest = rest.filter((node) => !level.includes(node));
    levels.push(level);
  }
  return levels;
}
