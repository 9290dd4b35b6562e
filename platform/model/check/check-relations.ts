import type { Compilation } from '../compile/compilation.ts';
import type { EntityDraft } from '../compile/compile-entity.ts';
import { checkMessages as messages } from './messages.ts';

/** What only shows over all entities: parents of lines, and titles that lead to titles. */
export function checkRelations(compilation: Compilation): void {
  const parents = checkParents(compilation);
  checkChains(compilation, parents, (cycle) => messages.parentCycle({ cycle }), 'fields');
  checkChains(compilation, titleTargets(compilation), (cycle) => messages.titleCycle({ cycle }), 'title');
}

/** By child entity, the entity it lives inside. Records with an owner of their own may be children of several. */
function checkParents({ entities, report }: Compilation): Map<string, string> {
  const parents = new Map<string, string>();
  for (const { key, node, fields } of entities.values())
    for (const { name, target, inverse } of fields.values()) {
      const child = inverse === undefined ? undefined : entities.get(target!);
      if (child?.spec.ownedBy !== 'parent') continue;
      const other = parents.get(child.key);
      const path = ['fields', name, 'of'];
      if (other !== undefined) report(node, path, messages.parentTwice({ child: child.key, other }));
      else parents.set(child.key, key);
    }
  for (const { key, node, spec } of entities.values())
    if (spec.ownedBy === 'parent' && !parents.has(key))
      report(node, ['ownedBy'], messages.parentUnused({ entity: key }));
  return parents;
}

function titleTargets({ entities }: Compilation): Map<string, string> {
  const targets = [...entities.values()].map(
    ({ key, spec, fields }) => [key, fields.get(spec.title)?.target] as const,
  );
  return new Map(targets.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

/** Reports each cycle once, at its first entity. */
function checkChains(
  { entities, report }: Compilation,
  next: ReadonlyMap<string, string>,
  message: (cycle: string) => ReturnType<typeof messages.titleCycle>,
  property: string,
): void {
  const reported = new Set<string>();
  for (const start of [...next.keys()].toSorted()) {
    const chain = [start];
    while (next.has(chain.at(-1)!) && !chain.slice(0, -1).includes(chain.at(-1)!))
      chain.push(next.get(chain.at(-1)!)!);
    const closing = chain.indexOf(chain.at(-1)!);
    if (closing === chain.length - 1 || chain.slice(closing).some((key) => reported.has(key))) continue;
    const cycle = chain.slice(closing);
    for (const key of cycle) reported.add(key);
    const { node } = entities.get(cycle[0]!) as EntityDraft;
    report(node, [property], message(cycle.join(' → ')));
  }
}
