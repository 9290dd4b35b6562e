import { didYouMean } from '../../kernel/did-you-mean.ts';
import { NotFound } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import type { LocalText } from '../../kernel/text.ts';
import type { Model, Named } from '../../model/model.ts';
import type { Provenance } from '../../model/layers/provenance.ts';
import { messages } from '../messages.ts';

type Node = Named<{ readonly label?: LocalText }>;

/** What nodes of each kind a Model has. */
export const KINDS: Readonly<Record<string, (model: Model) => ReadonlyMap<string, Node>>> = {
  entity: ({ entities }) => entities,
  choices: ({ choices }) => choices,
  classification: ({ classifications }) => classifications,
  form: ({ forms }) => forms as ReadonlyMap<string, Node>,
  view: ({ views }) => views,
  page: ({ pages }) => pages as ReadonlyMap<string, Node>,
  app: ({ apps }) => apps,
  role: ({ roles }) => roles,
  sharing: ({ sharings }) => sharings,
  restriction: ({ restrictions }) => restrictions,
  duplicateRule: ({ duplicateRules }) => duplicateRules,
  snapshot: ({ snapshots }) => snapshots,
};

/** The nodes of a kind, to choose from. */
export function metadataNodes(model: Model, kind: string): { items: unknown[] } {
  const nodes = [...nodesOf(model, kind).values()];
  return { items: nodes.map(({ key, name, pack, spec }) => ({ key, name, pack, label: spec.label })) };
}

/**
 * One effective node; with layers also as packs and patches say it (`properties`, `retired`: what the paths of a
 * patch lead through), and who set what, by path, each path standing for everything below it.
 */
export function metadataNode(model: Model, kind: string, name: string, withLayers: boolean): unknown {
  const nodes = nodesOf(model, kind);
  const named = [...nodes.values()].filter((node) => node.name === name);
  const node = nodes.get(name) ?? (named.length === 1 ? named[0] : undefined);
  if (!node) throw unknown(kind, name, nodes.keys());
  const { key, pack, spec } = node;
  const document = { kind, key, name: node.name, pack, spec };
  if (!withLayers) return document;
  const { properties, retired } = model.nodes.get(`${key}.${kind}`)!;
  const layers = { properties, retired: Object.fromEntries(retired) };
  return { ...document, ...layers, provenance: provenanceOf(model, kind, key, spec) };
}

function nodesOf(model: Model, kind: string): ReadonlyMap<string, Node> {
  if (!Object.hasOwn(KINDS, kind)) throw unknown('kind', kind, Object.keys(KINDS));
  return KINDS[kind]!(model);
}

function unknown(kind: string, name: string, known: Iterable<string>): NotFound {
  const near = didYouMean(name, known);
  const asked = { kind, name: name.slice(0, 120) };
  return new NotFound(near ? messages.unknownNodeNear({ ...asked, near }) : messages.unknownNode(asked));
}

function provenanceOf(model: Model, kind: string, key: string, spec: object): Record<string, Provenance> {
  const found: Record<string, Provenance> = {};
  const visit = (path: string, value: unknown, above: Provenance | undefined) => {
    const own = model.provenance(kind, key, path);
    if (own && !sameOrigin(own, above)) found[path] = own;
    if (!isObject(value)) return;
    for (const [name, inner] of Object.entries(value))
      visit(path ? `${path}.${name}` : name, inner, own ?? above);
  };
  visit('', spec, undefined);
  return found;
}

function sameOrigin(a: Provenance, b: Provenance | undefined): boolean {
  return a.layer === b?.layer && a.version === b.version && a.source === b.source;
}
