import { checkTargets } from './check/check-patches.ts';
import { checkPrefixes } from './check/check-prefixes.ts';
import { checkMessages } from './check/messages.ts';
import { compileNodes } from './compile/compile-nodes.ts';
import { CompiledModel } from './compile/compiled-model.ts';
import { deepFreeze, frozenMap } from './compile/freeze.ts';
import { leaveHidden } from './compile/leave-hidden.ts';
import { NodeNames } from './compile/node-names.ts';
import { orderPacks, type ReadablePack } from './compile/pack-order.ts';
import { reportTo } from './compile/report.ts';
import { digestOf, hashOf, shapeOf } from './compile/shape.ts';
import { mergeAgain, type MergedBefore } from './layers/merge-again.ts';
import type { EffectiveNode, Merged } from './layers/merge.ts';
import type { Layer } from './layers/node.ts';
import { NO_ORG, ORG, type OrgLayer } from './layers/org-layer.ts';
import type { LoadedPack } from './load/loaded-pack.ts';
import type { Model } from './model.ts';
import { MetadataError, type Problem } from './problem.ts';

export interface ModelSources {
  /** In any order; `core` among them. */
  readonly packs: readonly LoadedPack[];
  /** What the organisation made and changed. */
  readonly org?: OrgLayer;
  /** Number of the organisation's published version. */
  readonly version?: string;
  /** A Model of nearly the same sources: what is the same is taken from it. Changes nothing but the time it takes. */
  readonly previous?: Model | undefined;
}

/**
 * Merges the layers and compiles the effective metadata into one frozen Model. Deterministic: the same sources in
 * any order give equal models with equal fingerprints.
 *
 * @throws MetadataError with every mistake of every file
 */
export function compileModel({ packs, org = NO_ORG, version = '0', previous }: ModelSources): Model {
  const problems: Problem[] = packs.flatMap((pack) => pack.problems);
  const broken = packs.flatMap((pack) => pack.broken);
  const found = problems.length;
  const ordered = orderPacks(packs, problems);
  if (!ordered.some(({ name }) => name === 'core') && !packs.some(({ name }) => name === 'core'))
    problems.push({ file: 'pack.json', pointer: '', message: checkMessages.coreMissing() });
  for (const { name, file } of ordered)
    if (name === ORG)
      problems.push({ file, pointer: '/name', message: checkMessages.packNameTaken({ name }) });
  // Without a pack that is missing, everything that speaks of it would be wrong too.
  if (problems.length > found) throw new MetadataError(inFiles(problems));
  const layers = [...ordered.map(packLayer), { name: ORG, version, ...org }];
  const before = previous && compiled.get(previous);
  const merged = mergeAgain(layers, before);
  const prefixes = new Map([...ordered.map(({ name, spec }) => [name, spec.prefix] as const), [ORG, 'x']]);
  const present = new NodeNames(merged.nodes.values(), ordered, broken);
  problems.push(...checkPrefixes(layers, prefixes), ...checkTargets(layers, merged, present));
  const shape = wholeShape(merged, ordered);
  const known = before?.shape === shape ? previous : undefined;
  const shown = { ...merged, nodes: leaveHidden(merged.nodes, new Set(merged.hidden.keys())) };
  const parts = compileNodes({ merged: shown, packs: ordered, broken, report: reportTo(problems), known });
  if (!parts || problems.length > 0) throw new MetadataError(inFiles(problems), merged.conflicts);
  const fingerprint = fingerprintOf(merged, ordered);
  const model = new CompiledModel({ fingerprint, packs: packInfos(ordered), ...parts }, merged);
  compiled.set(model, { layers, merged, shape });
  return model;
}

/** What a Model was made of, for the next one. */
const compiled = new WeakMap<Model, MergedBefore & { readonly shape: string }>();

/**
 * Whether two Models want the same of the database, as far as that is quickly told: their entities are the same but
 * for texts, and so are their views and duplicate rules.
 */
export function isStoredAlike(one: Model, other: Model): boolean {
  const [shape, otherShape] = [compiled.get(one)?.shape, compiled.get(other)?.shape];
  if (shape === undefined || shape !== otherShape) return false;
  return [...one.nodes].every(([id, node]) => {
    const twin = other.nodes.get(id);
    return (
      node === twin || !INDEXED.has(node.kind) || (twin !== undefined && shapeOf(node) === shapeOf(twin))
    );
  });
}

/** Indexes are derived from them. */
const INDEXED: ReadonlySet<string> = new Set<EffectiveNode['kind']>(['view', 'duplicateRule']);

/** What a node compiles to depends on itself and on this. */
function wholeShape({ nodes }: Merged, packs: readonly ReadablePack[]): string {
  const dependencies = packs.map(({ name, spec }) => [name, spec.version, spec.dependsOn]);
  return hashOf([dependencies, [...nodes].map(([id, node]) => [id, seenByOthers(node)])]);
}

/** Of most nodes others see only the name and what it is about. */
function seenByOthers(node: EffectiveNode): unknown {
  return SHARED.has(node.kind) ? shapeOf(node) : node.properties.entity;
}

const SHARED: ReadonlySet<string> = new Set<EffectiveNode['kind']>([
  'entity',
  'choices',
  'classification',
  'form',
  'action',
  'conversion',
  'process',
]);

function packLayer({ name, spec, nodes, patches }: ReadablePack): Layer {
  return { name, version: spec.version, nodes, patches };
}

function packInfos(packs: readonly ReadablePack[]): Model['packs'] {
  const infos = packs.map(({ name, spec: { version, label, dependsOn = {} } }) =>
    deepFreeze({ name, version, label, dependsOn: Object.keys(dependsOn) }),
  );
  return frozenMap(new Map(infos.map((info) => [info.name, info])));
}

/** Files do not take part: the same metadata elsewhere is the same Model. */
function fingerprintOf({ nodes }: Merged, packs: readonly ReadablePack[]): string {
  const versions = packs.map(({ name, spec }) => [name, spec.version]);
  return hashOf([versions, [...nodes].map(([id, node]) => [id, digestOf(node)])]);
}

/** By file, and in each file in the order they were found. */
function inFiles(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
