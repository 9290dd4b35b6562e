import { Conflict, Invalid, type Issue } from '../../kernel/errors.ts';
import type { Message } from '../../kernel/text.ts';
import { compileModel } from '../../model/compile-model.ts';
import { applyDraft } from '../../model/layers/apply-draft.ts';
import { pathsOf, type DraftChanges, type NodeChange } from '../../model/layers/draft-changes.ts';
import type { Conflict as MergeConflict } from '../../model/layers/merge.ts';
import { layerMessages } from '../../model/layers/messages.ts';
import type { Authorship } from '../../model/layers/node.ts';
import { valueAt } from '../../model/layers/property-path.ts';
import { NO_ORG, ORG, type OrgLayer } from '../../model/layers/org-layer.ts';
import type { Model } from '../../model/model.ts';
import { MetadataError } from '../../model/problem.ts';
import { messages } from '../messages.ts';
import type { InForce } from '../versions/in-force.ts';
import type { DraftRequest } from './draft-request.ts';
import type { StalePath } from './stale-paths.ts';

/** A mistake of a draft, where it stands. */
export interface DraftProblem {
  readonly target: string;
  readonly path: string;
  readonly message: Message;
}

export interface DraftModel {
  readonly org: OrgLayer;
  /** Undefined where the draft has mistakes. */
  readonly model: Model | undefined;
  readonly problems: readonly DraftProblem[];
}

/** What would be in force were the draft published now. */
export function draftModel(inForce: InForce, changes: DraftChanges, author: Authorship): DraftModel {
  const below = layersBelow(inForce);
  const { org, problems } = applyDraft(inForce.org, changes, below, author);
  try {
    const model = compileModel({
      packs: inForce.packs,
      org,
      version: String(author.version),
      previous: inForce.catalog.model,
    });
    const all = [...problems, ...waiting(model.conflicts, changes)];
    return { org, model: all.length > 0 ? undefined : model, problems: all };
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    const wrong = error.problems.map(({ at, file, pointer, message }) => {
      return { target: at?.node ?? file, path: at?.path ?? pointer, message };
    });
    return { org, model: undefined, problems: [...problems, ...waiting(error.conflicts, changes), ...wrong] };
  }
}

/** An older patch may wait for what an upgrade took away; a new one has to find its place. */
function waiting(conflicts: readonly MergeConflict[], changes: DraftChanges): DraftProblem[] {
  return conflicts
    .filter(
      ({ kind, layer, target, path }) => kind === 'gone' && layer === ORG && touches(changes, target, path),
    )
    .map(({ target, path }) => ({ target, path, message: layerMessages.patchWaits({ target, path }) }));
}

/** What is sent as new (`"was": null`) and stands there already: nobody makes the same thing twice unawares. */
export function takenPlaces(changes: DraftRequest['changes'], inForce: InForce): Issue[] {
  return Object.entries(changes ?? {}).flatMap(([target, change]) =>
    Object.entries(change?.set ?? {}).flatMap(([path, { was }]) => {
      const there = valueAt(inForce.catalog.model.nodes.get(target)?.properties, path);
      if (was !== null || there === undefined) return [];
      return [{ path: `${target}#${path}`, message: messages.placeTaken({ path }) }];
    }),
  );
}

/** The same changes, each saying what the layers below the organisation's say now. */
export function withWas(changes: DraftChanges, inForce: InForce): DraftChanges {
  const below = layersBelow(inForce);
  const filled = ([target, change]: readonly [string, NodeChange]): [string, NodeChange] => {
    if (!change.set) return [target, change];
    const node = below.node(target);
    const set = Object.entries(change.set).map(([path, { to }]) => {
      const was = valueAt(node, path);
      return [path, { to, ...(was === undefined ? {} : { was }) }] as const;
    });
    return [target, { ...change, set: Object.fromEntries(set) }];
  };
  return Object.fromEntries(Object.entries(changes).map(filled));
}

function layersBelow({ packs, catalog }: InForce) {
  const below = packsAlone(packs);
  return {
    node: (id: string) => (below.nodes.get(id) ?? below.hidden.get(id))?.properties,
    version: (pack: string) => catalog.model.packs.get(pack)?.version,
  };
}

/** The merged packs without the organisation; the same until other packs are in force. */
function packsAlone(packs: InForce['packs']): Pick<Model, 'nodes' | 'hidden'> {
  const known = alone.get(packs);
  if (known) return known;
  const { nodes, hidden } = compileModel({ packs, org: NO_ORG });
  alone.set(packs, { nodes, hidden });
  return { nodes, hidden };
}

const alone = new WeakMap<InForce['packs'], Pick<Model, 'nodes' | 'hidden'>>();

function touches(changes: DraftChanges, target: string, path: string): boolean {
  const change = changes[target];
  return change !== undefined && pathsOf(change).some((own) => own === path || own.startsWith(`${path}.`));
}

/** 422 with every mistake: its place is `target/path`. */
export function refuseWrong(problems: readonly DraftProblem[]): void {
  if (problems.length === 0) return;
  const issues = problems.map(({ target, path, message }) => ({ path: `${target}#${path}`, message }));
  throw new Invalid(messages.draftWrong({ count: problems.length }), issues);
}

/** 409 naming what is there already. */
export function refuseTaken(taken: readonly Issue[]): void {
  if (taken.length > 0) throw new Conflict(messages.draftTaken({ count: taken.length }), taken);
}

/** 409 naming the paths and who changed them. */
export function refuseStale(stale: readonly StalePath[]): void {
  if (stale.length === 0) return;
  const issues = stale.map(({ target, path, by }) => ({
    path: `${target}#${path}`,
    message: messages.stalePath({ author: by?.source ?? '?', version: by?.version ?? '?' }),
  }));
  throw new Conflict(messages.draftStale({ count: stale.length }), issues);
}
