import { orderPacks } from '../compile/pack-order.ts';
import type { Layer } from '../layers/node.ts';
import type { LoadedPack } from '../load/loaded-pack.ts';

/** Packs as layers, core first, each behind those it depends on. What is wrong with them compiling tells. */
export function packLayers(packs: readonly LoadedPack[]): Layer[] {
  return orderPacks(packs, []).map(({ name, spec, nodes, patches }) => ({
    name,
    version: spec.version,
    nodes,
    patches,
  }));
}
