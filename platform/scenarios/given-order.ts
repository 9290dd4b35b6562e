import type { ScenarioGiven } from '../model/metadata.generated.ts';

export type GivenEntry = readonly [name: string, given: ScenarioGiven];

/** What is given in an order in which each entry needs only earlier ones, or a circle in which that is impossible. */
export function orderGiven(
  given: Readonly<Record<string, ScenarioGiven>>,
): { readonly entries: readonly GivenEntry[] } | { readonly cycle: readonly string[] } {
  const done = new Set<string>();
  const open: string[] = [];
  const entries: GivenEntry[] = [];
  const visit = (name: string): string[] | undefined => {
    if (done.has(name)) return undefined;
    if (open.includes(name)) return [...open.slice(open.indexOf(name)), name];
    open.push(name);
    for (const need of needs(given, name)) {
      const cycle = visit(need);
      if (cycle) return cycle;
    }
    open.pop();
    done.add(name);
    entries.push([name, given[name]!]);
    return undefined;
  };
  for (const name of Object.keys(given)) {
    const cycle = visit(name);
    if (cycle) return { cycle };
  }
  return { entries };
}

/** The other entries whose names occur in an entry: every text that is one, however deep. */
function needs(given: Readonly<Record<string, ScenarioGiven>>, name: string): ReadonlySet<string> {
  const { user, department, as, data } = given[name]!;
  const places = [user?.department, user?.reportsTo, department?.parent, as, ...textsIn(data)];
  const first = places.flatMap((text) => namesIn(text ?? ''));
  return new Set(first.filter((one) => Object.hasOwn(given, one) && one !== name));
}

function namesIn(text: string): string[] {
  const inBraces = [...text.matchAll(/\$\{([A-Za-z0-9]+)/g)].map(([, name]) => name!);
  return [text.split('.')[0]!, ...inBraces];
}

function* textsIn(value: unknown): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* textsIn(inner);
}
