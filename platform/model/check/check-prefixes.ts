import { isObject } from '../../kernel/json.ts';
import { nodeId, type Layer, type MetadataNode, type MetadataPatch } from '../layers/node.ts';
import { pointer, type Problem } from '../problem.ts';
import { checkMessages as messages } from './messages.ts';

/**
 * Fields that a layer adds to an entity of another begin with its prefix, so that no later field of the vendor can
 * clash with them; fields of an entity's own pack have none, also where the organisation goes on with them.
 *
 * @param prefixes by layer: that of pack.json, and `x` for the organisation
 */
export function* checkPrefixes(
  layers: readonly Layer[],
  prefixes: ReadonlyMap<string, string>,
): Iterable<Problem> {
  const entities = new Map<string, MetadataNode>();
  for (const { nodes, name } of layers)
    for (const node of nodes)
      if (node.kind === 'entity' && node.pack === name) entities.set(nodeId(node), node);
  for (const [id, { file, properties }] of entities)
    for (const name of fieldNames(properties))
      if (name.includes('_')) {
        const message = messages.prefixUnwanted({ example: name.slice(name.indexOf('_') + 1) });
        const at = { node: id, path: `fields.${name}` };
        yield { file, pointer: pointer(['fields', name]), message, at };
      }
  for (const { name, patches } of layers)
    for (const patch of patches) yield* checkAdded(patch, prefixes.get(name)!, entities.get(patch.target));
}

function* checkAdded(
  patch: MetadataPatch,
  prefix: string,
  entity: MetadataNode | undefined,
): Iterable<Problem> {
  if (!entity) return;
  const own = fieldNames(entity.properties);
  for (const [path, { adopted }] of Object.entries(patch.set)) {
    if (adopted !== undefined) continue;
    const [map, name, ...rest] = path.split('.');
    if (map !== 'fields' || name === undefined || rest.length > 0 || own.includes(name)) continue;
    if (name.startsWith(`${prefix}_`)) continue;
    const message = messages.prefixWanted({
      prefix,
      example: `${prefix}_${name.slice(name.indexOf('_') + 1)}`,
    });
    const at = { node: patch.target, path };
    yield { file: patch.source, pointer: pointer(['set', path]), message, at };
  }
}

function fieldNames({ fields }: MetadataNode['properties']): string[] {
  return isObject(fields) ? Object.keys(fields) : [];
}
