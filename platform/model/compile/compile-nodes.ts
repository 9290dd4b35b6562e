import { checkEntity } from '../check/check-entity.ts';
import { checkNames } from '../check/check-names.ts';
import { hasSchemaProblems } from '../check/check-patches.ts';
import { checkRelations } from '../check/check-relations.ts';
import type { EffectiveNode, Merged } from '../layers/merge.ts';
import { nodeId } from '../layers/node.ts';
import type { Model, Named } from '../model.ts';
import { nodesOf, type Compilation } from './compilation.ts';
import { choicesOf } from './compile-choices.ts';
import { compileRestriction, compileSharing } from './compile-access-rule.ts';
import { compileAction } from './compile-action.ts';
import { compileApp } from './compile-app.ts';
import { compileClassification } from './compile-automatic.ts';
import { schemeOf } from './compile-classification.ts';
import { compileDuplicateRule } from './compile-duplicate-rule.ts';
import { compileComputedFields } from './compile-computed.ts';
import { compileConversion } from './compile-conversion.ts';
import { draftEntity } from './compile-entity.ts';
import { compileForm } from './compile-form.ts';
import { compilePage } from './compile-page.ts';
import { compileProcess } from './compile-process.ts';
import { compileRole } from './compile-role.ts';
import { compileSnapshot } from './compile-snapshot.ts';
import { compileView } from './compile-view.ts';
import { typeComputedFields } from './computed-types.ts';
import { deepFreeze, frozenMap } from './freeze.ts';
import { linkEntities } from './link-entities.ts';
import { NodeNames } from './node-names.ts';
import type { ReadablePack } from './pack-order.ts';
import { processOptions } from './process-options.ts';
import type { Report } from './report.ts';

/** What is compiled, and where mistakes go. */
interface Compiling {
  readonly merged: Merged;
  readonly packs: readonly ReadablePack[];
  /** Ids of nodes whose file is there but wrong. */
  readonly broken: readonly string[];
  readonly report: Report;
  /** A Model whose entities and choices are the same but for texts: what is right there cannot be wrong here. */
  readonly known: Model | undefined;
}

/**
 * The parts of a Model; what is the same in the known one is taken from it. None while a node has not the shape of its
 * kind: what others would say of it then is no mistake of theirs.
 */
export function compileNodes(compiling: Compiling) {
  const { known, report } = compiling;
  const { nodes, names, areAllUsable } = usableNodes(compiling);
  if (!areAllUsable) return undefined;
  const choices = keyed(nodesOf({ nodes }, 'choices'), (node) => choicesOf(node, nodes, report));
  const schemes = new Map(
    nodesOf({ nodes }, 'classification').map((node) => [`${node.pack}:${node.name}`, schemeOf(node, report)]),
  );
  const around = { names, choices, schemes, processes: processOptions(nodes, names), report };
  const drafts = nodesOf({ nodes }, 'entity').map((node) => draftEntity(node, around));
  const entities = new Map(drafts.map((draft) => [draft.key, draft]));
  const compilation: Compilation = { ...around, nodes, entities };
  typeComputedFields(compilation);
  compileComputedFields(compilation, known);
  if (!known) {
    for (const draft of drafts) checkEntity(draft, compilation);
    checkRelations(compilation);
  }
  const compile = <T>(
    kind: EffectiveNode['kind'],
    one: (node: EffectiveNode, all: Compilation) => T | undefined,
    done: ReadonlyMap<string, Named<T>> | undefined,
  ) => keyed(nodesOf({ nodes }, kind), (node) => one(node, compilation), sameIn(known, done));
  return {
    forms: compile('form', compileForm, known?.forms),
    views: compile('view', compileView, known?.views),
    pages: compile('page', compilePage, known?.pages),
    apps: compile('app', compileApp, known?.apps),
    roles: compile('role', compileRole, known?.roles),
    sharings: compile('sharing', compileSharing, known?.sharings),
    restrictions: compile('restriction', compileRestriction, known?.restrictions),
    classifications: compile('classification', compileClassification, known?.classifications),
    duplicateRules: compile('duplicateRule', compileDuplicateRule, known?.duplicateRules),
    actions: compile('action', compileAction, known?.actions),
    conversions: compile('conversion', compileConversion, known?.conversions),
    snapshots: compile('snapshot', compileSnapshot, known?.snapshots),
    processes: compile('process', compileProcess, known?.processes),
    entities: frozenMap(linkEntities(entities)),
    choices,
  };
}

function usableNodes({ merged, packs, broken, report, known }: Compiling) {
  const isNew = (id: string, node: EffectiveNode) => known?.nodes.get(id) !== node;
  let unusable = 0;
  const nodes: EffectiveNode[] = [];
  for (const [id, node] of merged.nodes)
    if (isNew(id, node) && hasSchemaProblems(node, report)) unusable++;
    else nodes.push(node);
  for (const node of nodes) if (isNew(nodeId(node), node)) checkNames(node, report);
  return { nodes, names: new NodeNames(nodes, packs, broken), areAllUsable: unusable === 0 };
}

/** What a node compiled to before, while it is the same object. */
function sameIn<T>(
  known: Model | undefined,
  done: ReadonlyMap<string, Named<T>> | undefined,
): (node: EffectiveNode) => Named<T> | undefined {
  return (node) =>
    known?.nodes.get(nodeId(node)) === node ? done?.get(`${node.pack}:${node.name}`) : undefined;
}

function keyed<T>(
  nodes: readonly EffectiveNode[],
  specOf: (node: EffectiveNode) => T | undefined,
  before: (node: EffectiveNode) => Named<T> | undefined = () => undefined,
): ReadonlyMap<string, Named<T>> {
  const map = new Map<string, Named<T>>();
  for (const node of nodes) {
    const { name, pack } = node;
    const key = `${pack}:${name}`;
    const done = before(node);
    const spec = done ? undefined : specOf(node);
    if (done) map.set(key, done);
    else if (spec !== undefined) map.set(key, deepFreeze({ key, name, pack, spec }));
  }
  return frozenMap(map);
}
