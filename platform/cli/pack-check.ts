import { comparePacks } from '../lifecycle/packs/compare/compare-packs.ts';
import { neededVersion } from '../lifecycle/packs/compare/needed-version.ts';
import { sentence } from '../lifecycle/packs/compare/sentence.ts';
import { vanished } from '../lifecycle/packs/compare/vanished.ts';
import { collisions, type Collision } from '../lifecycle/packs/collisions.ts';
import semver from 'semver';
import { renderMessage, type Locale, type Message } from '../kernel/text.ts';
import type { Conflict } from '../model/layers/merge.ts';
import type { LoadedPack } from '../model/load/loaded-pack.ts';
import { MetadataError } from '../model/problem.ts';
import { checkPacks, type CheckedPacks } from './check-packs.ts';
import { CommandLineError, readWords, type Command } from './command.ts';
import { messages } from './messages.ts';
import { packMessages } from './pack-messages.ts';
import { onePack, packAt, packsIn } from './pack-sources.ts';

export const packCheck: Command = {
  takes: '<folder…> [--against <release>]',
  summary:
    'checks packs: schemas, references, expressions, records, scenarios, whether they collide, and the version they deserve',
  async run(words, locale) {
    const { values, positionals } = readWords(words, { against: { type: 'string' } });
    if (positionals.length === 0) throw new CommandLineError(renderMessage(messages.foldersNeeded(), locale));
    const clashes = collisions(packsIn(positionals)).map(collisionInWords);
    if (clashes.length > 0) return refuse(clashes, locale);
    const checked = checkPacks(positionals);
    const { conflicts } = checked.model;
    if (conflicts.length > 0) return refuse(conflicts.map(conflictInWords), locale);
    for (const pack of checked.packs) console.log(summary(pack, checked, locale));
    return values.against === undefined ? 0 : compare(onePackOf(positionals, locale), values.against, locale);
  },
};

function onePackOf(places: readonly string[], locale: Locale): LoadedPack {
  if (places.length > 1) throw new CommandLineError(renderMessage(packMessages.againstOne(), locale));
  return onePack('kehu pack check', places, locale);
}

/** @returns the exit code: whether the version says enough of what changed, and nothing vanished */
function compare(pack: LoadedPack, place: string, locale: Locale): number {
  const release = packAt(place);
  if (release.problems.length > 0) throw new MetadataError(release.problems);
  const [released, given] = [release.spec!.version, pack.spec!.version];
  if (release.name !== pack.name) {
    const told = packMessages.otherPack({ other: release.name, name: pack.name });
    throw new CommandLineError(renderMessage(told, locale));
  }
  const changes = comparePacks(release, pack);
  for (const change of changes)
    console.log(`${change.bump.padEnd(5)}  ${renderMessage(sentence(change), locale)}`);
  const { bump, version } = neededVersion(released, changes);
  const deserves = packMessages.deserves({ released, bump: bump ?? '', version, given });
  console.log(renderMessage(bump ? deserves : packMessages.unchanged({ released }), locale));
  const problems = vanished(changes).map(({ target, path }) => packMessages.vanished({ target, path }));
  if (bump && semver.lt(given, version)) problems.push(packMessages.tooSmall({ version }));
  return refuse(problems, locale);
}

function refuse(problems: readonly Message[], locale: Locale): number {
  for (const problem of problems) console.error(renderMessage(problem, locale));
  return problems.length > 0 ? 1 : 0;
}

function summary({ name, spec, nodes }: LoadedPack, checked: CheckedPacks, locale: Locale): string {
  const records = checked.seeds.records.filter(({ entity }) => entity.pack === name).length;
  const scenarios = checked.scenarios.filter(({ pack }) => pack === name).length;
  const entities = nodes.filter(({ kind }) => kind === 'entity').length;
  const counts = { entities, nodes: nodes.length - entities, records, scenarios };
  return renderMessage(messages.packRight({ name, version: spec!.version, ...counts }), locale);
}

function collisionInWords({ target, path, one, other }: Collision): Message {
  const sides = { one: one.source, oneTo: shown(one.to), other: other.source, otherTo: shown(other.to) };
  return packMessages.patchesCollide({ target, path, ...sides });
}

function conflictInWords({ source, target, path, was, found, to }: Conflict): Message {
  const values = { was: shown(was), found: shown(found), to: shown(to) };
  return messages.collision({ source, target, path, ...values });
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? '∅';
}
