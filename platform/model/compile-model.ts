import { createHash } from 'node:crypto';
import { checkEntity } from './check/check-entity.ts';
import { replacementProblems } from './check/check-field.ts';
import { checkNames } from './check/check-names.ts';
import { checkTargets, hasSchemaProblems } from './check/check-patches.ts';
import { checkPrefixes } from './check/check-prefixes.ts';
import { checkRelations } from './check/check-relations.ts';
import { checkMessages } from './check/messages.ts';
import { nodesOf, type Compilation } from './compile/compilation.ts';
import { compileRestriction, compileSharing } from './compile/compile-access-rule.ts';
import { compileApp } from './compile/compile-app.ts';
import { draftEntity, inOrder } from './compile/compile-entity.ts';
import { compileComputedFields } from './compile/compile-computed.ts';
import { compileForm } from './compile/compile-form.ts';
import { compilePage } from './compile/compile-page.ts';
import { compileRole } from './compile/compile-role.ts';
import { compileView } from './compile/compile-view.ts';
import { CompiledModel } from './compile/compiled-model.ts';
import { typeComputedFields } from './compile/computed-types.ts';
import { deepFreeze, frozenMap } from './compile/freeze.ts';
import { linkEntities } from './compile/link-entities.ts';
import { NodeNames } from './compile/node-names.ts';
import { orderPacks, type ReadablePack } from './compile/pack-order.ts';
import { reportTo, type Report } from './compile/report.ts';
import { mergeLayers, type EffectiveNode, type Merged } from './layers/merge.ts';
import type { Layer } from './layers/node.ts';
import { NO_ORG, ORG, type OrgLayer } from './layers/org-layer.ts';
import type { LoadedPack } from './load/loaded-pack.ts';
import type { Choices, RoleSpec } from './metadata.generated.ts';
import type { Model, Named } from './model.ts';
import { MetadataError, type Problem } from './problem.ts';

export interface ModelSources {
  /** In any order; `core` among them. */
  readonly packs: readonly LoadedPack[];
  /** What the organisation made and changed. */
  readonly org?: OrgLayer;
  /** Number of the organisation's published version. */
  readonly version?: string;
}

/**
 * Merges the layers and compiles the effective metadata into one frozen Model. Deterministic: the same sources in
 * any order give equal models with equal fingerprints.
 *
 * @throws MetadataError with every mistake of every file
 */
export function compileModel({ packs, org = NO_ORG, version = '0' }: ModelSources): Model {
  const problems: Problem[] = packs.flatMap((pack) => pack.problems);
  const broken = packs.flatMap((pack) => pack.broken);
  const ordered = orderPacks(packs, problems);
  if (!ordered.some(({ name }) => name === 'core') && !packs.some(({ name }) => name === 'core'))
    problems.push({ file: 'pack.json', pointer: '', message: checkMessages.coreMissing() });
  const layers = [...ordered.map(packLayer), { name: ORG, version, ...org }];
  const merged = mergeLayers(layers);
  const prefixes = new Map([...ordered.map(({ name, spec }) => [name, spec.prefix] as const), [ORG, 'x']]);
  const present = new NodeNames(merged.nodes.values(), ordered, broken);
  problems.push(...checkPrefixes(layers, prefixes), ...checkTargets(layers, merged, present));
  const parts = compileNodes(merged, ordered, broken, reportTo(problems));
  if (problems.length > 0) throw new MetadataError(inFiles(problems), merged.conflicts);
  const fingerprint = fingerprintOf(merged, ordered);
  return new CompiledModel({ fingerprint, packs: packInfos(ordered), ...parts }, merged);
}

function packLayer({ name, spec, nodes, patches }: ReadablePack): Layer {
  return { name, version: spec.version, nodes, patches };
}

function compileNodes(merged: Merged, packs: readonly ReadablePack[], broken: string[], report: Report) {
  const unusable: string[] = [];
  const nodes: EffectiveNode[] = [];
  for (const [id, node] of merged.nodes)
    if (hasSchemaProblems(node, report)) unusable.push(id);
    else nodes.push(node);
  for (const node of nodes) checkNames(node, report);
  const names = new NodeNames(nodes, packs, [...broken, ...unusable]);
  const choices = keyed(nodesOf({ nodes }, 'choices'), (node) => choicesOf(node, nodes, report));
  const drafts = nodesOf({ nodes }, 'entity').map((node) => draftEntity(node, { names, choices, report }));
  const entities = new Map(drafts.map((draft) => [draft.key, draft]));
  const compilation: Compilation = { nodes, names, choices, entities, report };
  typeComputedFields(compilation);
  compileComputedFields(compilation);
  for (const draft of drafts) checkEntity(draft, compilation);
  checkRelations(compilation);
  const compile = <T>(
    kind: EffectiveNode['kind'],
    one: (node: EffectiveNode, all: Compilation) => T | undefined,
  ) => keyed(nodesOf({ nodes }, kind), (node) => one(node, compilation));
  return {
    forms: compile('form', compileForm),
    views: compile('view', compileView),
    pages: compile('page', compilePage),
    apps: compile('app', compileApp),
    roles: compile('role', compileRole),
    sharings: compile('sharing', compileSharing),
    restrictions: compile('restriction', compileRestriction),
    entities: frozenMap(linkEntities(entities)),
    choices,
  };
}

/** What users hold: their options are the roles there are. */
const ROLE_CHOICES = 'core:roles';

function choicesOf(node: EffectiveNode, nodes: readonly EffectiveNode[], report: Report): Choices {
  const spec = node.properties as unknown as Choices;
  if (`${node.pack}:${node.name}` === ROLE_CHOICES) return { ...spec, options: roleOptions(nodes) };
  for (const [at, message] of replacementProblems(spec.options)) report(node, ['options', ...at], message);
  return { ...spec, options: Object.fromEntries(inOrder(spec.options)) };
}

function roleOptions(nodes: readonly EffectiveNode[]): Choices['options'] {
  const roles = nodesOf({ nodes }, 'role').map(({ name, properties }) => {
    const { label, help, colour, order } = properties as unknown as RoleSpec;
    return [
      name,
      {
        label,
        ...(help ? { help } : {}),
        ...(colour ? { colour } : {}),
        ...(order === undefined ? {} : { order }),
      },
    ] as const;
  });
  return Object.fromEntries(inOrder(Object.fromEntries(roles)));
}

function keyed<T>(
  nodes: readonly EffectiveNode[],
  specOf: (node: EffectiveNode) => T | undefined,
): ReadonlyMap<string, Named<T>> {
  const map = new Map<string, Named<T>>();
  for (const node of nodes) {
    const spec = specOf(node);
    const { name, pack } = node;
    if (spec !== undefined)
      map.set(`${pack}:${name}`, deepFreeze({ key: `${pack}:${name}`, name, pack, spec }));
  }
  return frozenMap(map);
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
  const contents = [...nodes].map(([id, { properties, retired }]) => [id, properties, [...retired]]);
  return createHash('sha256')
    .update(JSON.stringify([versions, contents]))
    .digest('hex');
}

/** By file, and in each file in the order they were found. */
function inFiles(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
}
