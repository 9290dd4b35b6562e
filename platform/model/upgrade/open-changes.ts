import type { Json } from '../../kernel/json.ts';
import type { LocalText } from '../../kernel/text.ts';
import { nodeId, nodeOfId } from '../layers/node.ts';
import { ORG, type OrgLayer } from '../layers/org-layer.ts';
import type { Model } from '../model.ts';
import { placeLabel } from '../references/place-label.ts';
import { classOf, type UpdateClass } from '../schema/update-class.ts';
import { aboutOf, choicesOf, questionId } from './decide.ts';
import type { Choice } from './upgrade.ts';

/** A change of a vendor that the organisation's own stands before. */
export interface OpenChange {
  readonly id: string;
  /** The vendor's side by hash: an answer is about this and no later one. */
  readonly about: string;
  readonly pack: string;
  readonly target: string;
  readonly path: string;
  readonly label: LocalText;
  /** `org`: shown for information; `shared`: somebody should answer. */
  readonly update: UpdateClass;
  /** The vendor took it away; the organisation goes on with it. */
  readonly deprecated: boolean;
  readonly was?: Json;
  readonly mine?: Json;
  readonly theirs?: Json;
  readonly choices: readonly Choice[];
}

/** The inbox: everything in which a vendor went on and the organisation stayed with its own, by place. */
export function openChanges(model: Model, org: OrgLayer): OpenChange[] {
  const changes = model.conflicts
    .filter(({ layer, kind }) => layer === ORG && kind === 'changed')
    .map(({ target, path, was, found, to }) =>
      openChange(model, target, path, { was, mine: to, theirs: found }, isAdopted(org, target, path)),
    );
  const nodes = org.nodes
    .filter(({ pack }) => pack !== ORG && model.packs.has(pack))
    .map((node) => openChange(model, nodeId(node), '', { mine: node.properties }, true));
  return [...nodes, ...changes].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

interface Sides {
  readonly was?: Json | undefined;
  readonly mine?: Json | undefined;
  readonly theirs?: Json | undefined;
}

function openChange(
  model: Model,
  target: string,
  path: string,
  sides: Sides,
  deprecated: boolean,
): OpenChange {
  const { kind, pack } = nodeOfId(target)!;
  const { was, mine, theirs } = sides;
  return {
    id: questionId(target, path),
    about: aboutOf(theirs),
    pack,
    target,
    path,
    label: placeLabel(model, { target, path }),
    update: classOf(kind, path) ?? 'vendor',
    deprecated,
    ...(was === undefined ? {} : { was }),
    ...(mine === undefined ? {} : { mine }),
    ...(theirs === undefined ? {} : { theirs }),
    choices: choicesOf(was, mine, theirs),
  };
}

function isAdopted({ patches }: OrgLayer, target: string, path: string): boolean {
  return patches.some((patch) => patch.target === target && patch.set[path]?.adopted !== undefined);
}
