import { isObject, type JsonObject } from '../../kernel/json.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Renames } from '../layers/renames.ts';
import type { ValueMapping } from './upgrade.ts';

/** Options and codes under another key: what is stored under the earlier one is written anew. */
export function* renamedOptions(
  shipped: ReadonlyMap<string, EffectiveNode>,
  renames: Renames,
): Iterable<ValueMapping> {
  for (const [id, { properties }] of shipped) {
    const target = renames.target(id);
    for (const [path, options] of optionMaps(properties))
      for (const from of Object.keys(options)) {
        const steps = renames.path(target, `${path}.${from}`).split('.');
        const to = steps.pop()!;
        const present = steps.join('.');
        const moved = present === path ? {} : { before: path };
        if (to !== from) yield { target, path: present, from, to, ...moved };
      }
  }
}

function* optionMaps({ options, nodes, fields }: JsonObject): Iterable<readonly [path: string, JsonObject]> {
  if (isObject(options)) yield ['options', options as JsonObject];
  if (isObject(nodes)) yield ['nodes', nodes as JsonObject];
  for (const [name, field] of Object.entries(isObject(fields) ? fields : {}))
    if (isObject(field) && isObject(field.options))
      yield [`fields.${name}.options`, field.options as JsonObject];
}
