import semver from 'semver';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { platformVersion } from '../../kernel/platform-version.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { LoadedPack } from '../load/loaded-pack.ts';
import { hint } from '../messages.ts';
import type { PackSpec } from '../metadata.generated.ts';
import type { Problem } from '../problem.ts';

export type ReadablePack = LoadedPack & { readonly spec: PackSpec };

/** Core first, then every pack after those it depends on, and by name where nothing else decides. */
export function orderPacks(packs: readonly LoadedPack[], problems: Problem[]): ReadablePack[] {
  const readable = packs.filter((pack): pack is ReadablePack => pack.spec !== undefined);
  const byName = new Map<string, ReadablePack>();
  for (const pack of readable) {
    const twin = byName.get(pack.name);
    if (twin)
      problems.push({ file: pack.file, pointer: '/name', message: messages.packTwice({ other: twin.file }) });
    else byName.set(pack.name, pack);
  }
  for (const pack of byName.values()) problems.push(...dependencyProblems(pack, byName, packs));
  problems.push(...prefixProblems([...byName.values()]));
  const ordered: ReadablePack[] = [];
  const names = [...byName.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  for (const name of names) visit(name, byName, ordered, [], problems);
  return ordered;
}

function rank(name: string): number {
  return name === 'core' ? 0 : 1;
}

function* dependencyProblems(
  { file, spec }: ReadablePack,
  byName: ReadonlyMap<string, ReadablePack>,
  all: readonly LoadedPack[],
): Iterable<Problem> {
  yield* rangeProblem(file, '/platform', 'Kehu', spec.platform, platformVersion);
  for (const [name, range] of Object.entries(spec.dependsOn ?? {})) {
    const pointer = `/dependsOn/${name}`;
    const other = byName.get(name);
    if (other) yield* rangeProblem(file, pointer, name, range, other.spec.version);
    else if (!all.some((pack) => pack.name === name))
      yield {
        file,
        pointer,
        message: messages.packAbsent({ name, hint: hint(didYouMean(name, byName.keys())) }),
      };
  }
}

/** What two packs add to a third must differ by name; what was exported from organisations all has theirs. */
function* prefixProblems(packs: readonly ReadablePack[]): Iterable<Problem> {
  const known = new Map<string, string>();
  for (const { name, file, spec } of packs.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const other = spec.prefix === 'x' ? undefined : known.get(spec.prefix);
    const message = messages.prefixTaken({ prefix: spec.prefix, other: other ?? '' });
    if (other !== undefined) yield { file, pointer: '/prefix', message };
    known.set(spec.prefix, name);
  }
}

function* rangeProblem(
  file: string,
  pointer: string,
  name: string,
  range: string,
  version: string,
): Iterable<Problem> {
  if (semver.validRange(range) === null) yield { file, pointer, message: messages.notARange({ range }) };
  else if (!semver.satisfies(version, range, { includePrerelease: true }))
    yield { file, pointer, message: messages.outOfRange({ name, version, range }) };
}

function visit(
  name: string,
  byName: ReadonlyMap<string, ReadablePack>,
  ordered: ReadablePack[],
  path: readonly string[],
  problems: Problem[],
): void {
  const pack = byName.get(name);
  if (!pack || ordered.includes(pack)) return;
  if (path.includes(name)) {
    const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
    const last = byName.get(path.at(-1)!)!;
    problems.push({ file: last.file, pointer: `/dependsOn/${name}`, message: messages.packCycle({ cycle }) });
    return;
  }
  for (const other of Object.keys(pack.spec.dependsOn ?? {}).toSorted())
    visit(other, byName, ordered, [...path, name], problems);
  if (!ordered.includes(pack)) ordered.push(pack);
}
