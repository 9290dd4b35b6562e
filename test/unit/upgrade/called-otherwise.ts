import { isObject, type JsonObject } from '../../../platform/kernel/json.ts';
import type { NodeKind } from '../../../platform/model/layers/node.ts';
import { valueAt, withValueAt } from '../../../platform/model/layers/property-path.ts';
import { schemaProblems } from '../../../platform/model/load/schema-check.ts';
import type { Row } from './row.ts';
import { VENDOR } from './vendor.ts';

type Nodes = Readonly<Record<string, JsonObject>>;

/**
 * The vendor's next version in which what the edit lies in is called otherwise: the entry of a map (a field, a stage, a
 * code …) where its schema knows earlier keys, else the node; and the edit as it is found then.
 */
export function calledOtherwise(row: Row): { readonly nodes: Nodes; readonly row: Row } | undefined {
  const { node, path } = row;
  const [map = '', key = '', ...rest] = path.split('.');
  const entry = key === '' ? undefined : valueAt(VENDOR[node], `${map}.${key}`);
  if (isObject(entry)) {
    const next = `${key}${/^[0-9]/.test(key) ? 'Z' : 'Renamed'}`;
    const without = withValueAt(VENDOR[node]!, `${map}.${key}`, undefined);
    const renamed = withValueAt(without, `${map}.${next}`, { ...(entry as JsonObject), renamedFrom: [key] });
    if (keepsSchema(node, renamed))
      return { nodes: { ...VENDOR, [node]: renamed }, row: { ...row, path: [map, next, ...rest].join('.') } };
  }
  return nodeCalledOtherwise(row);
}

function nodeCalledOtherwise(row: Row): { readonly nodes: Nodes; readonly row: Row } | undefined {
  const [name = '', kind = ''] = row.node.split('.');
  const next = `${name}Renamed`;
  const renamed = { ...VENDOR[row.node]!, name: next, renamedFrom: [name] };
  const node = `${next}.${kind}`;
  if (!keepsSchema(node, renamed)) return undefined;
  const others = Object.entries(VENDOR).filter(([key]) => key !== row.node);
  return { nodes: { ...Object.fromEntries(others), [node]: renamed }, row: { ...row, node } };
}

function keepsSchema(node: string, properties: JsonObject): boolean {
  const [name = '', kind = ''] = node.split('.');
  return schemaProblems(kind as NodeKind, properties, name).length === 0;
}
