import { isObject, type JsonObject } from '../../kernel/json.ts';
import { nodeId, nodeOfId, type MetadataNode } from './node.ts';
import { earlierNames, Renames } from './renames.ts';

type Nodes = ReadonlyMap<string, Pick<MetadataNode, 'kind' | 'pack' | 'name' | 'properties'>>;

/** Names that change on the way from one state of the metadata to another, which may be an earlier one. */
export function renamesBetween(from: Nodes, to: Nodes): Renames {
  const [before, after] = [from, to].map((nodes) => Renames.of([layerOf([...nodes.values()])])) as [
    Renames,
    Renames,
  ];
  if (before.isSameAs(after)) return Renames.of([]);
  if (!before.knowsMoreThan(after)) return after;
  return Renames.of([layerOf([...to.values()]), layerOf([...namedBack(from, to)])]);
}

function layerOf(nodes: readonly Pick<MetadataNode, 'kind' | 'pack' | 'name' | 'properties'>[]) {
  return { name: '', version: '', nodes: nodes.map((node) => ({ ...node, file: '' })), patches: [] };
}

/** Nodes of the state to come, as if their present names were the earlier ones of what they are called there. */
function* namedBack(from: Nodes, to: Nodes): Iterable<MetadataNode> {
  for (const [id, node] of from) {
    const names = earlierNames(node.properties.renamedFrom).map((name) => nodeId({ ...node, name }));
    const back = to.has(id) ? id : names.find((name) => to.has(name) && !from.has(name));
    if (back === undefined) continue;
    const entries = entriesBack(node.properties, to.get(back)!.properties);
    const own: JsonObject = back === id ? {} : { renamedFrom: [node.name] };
    const properties = { ...entries, ...own };
    if (Object.keys(properties).length > 0)
      yield { ...node, name: nodeOfId(back)!.name, file: '', properties };
  }
}

function entriesBack(from: JsonObject, to: JsonObject): JsonObject {
  const found: JsonObject = {};
  for (const [key, inner] of Object.entries(from)) {
    if (!isObject(inner)) continue;
    const names = earlierNames(inner.renamedFrom as JsonObject['renamedFrom']);
    const back = [key, ...names.filter((name) => !Object.hasOwn(from, name))].find((name) =>
      Object.hasOwn(to, name),
    );
    const there = back === undefined ? undefined : to[back];
    if (back === undefined || !isObject(there)) continue;
    const entries = entriesBack(inner as JsonObject, there as JsonObject);
    const own: JsonObject = back === key ? {} : { renamedFrom: [key] };
    if (Object.keys(entries).length + Object.keys(own).length > 0) found[back] = { ...entries, ...own };
  }
  return found;
}
