import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';
import { compileModel } from '../../platform/model/compile-model.ts';
import { loadPacks } from '../../platform/model/load-packs.ts';
import type { Model } from '../../platform/model/model.ts';

export const LIBRARY = join(projectRoot, 'test/fixtures/library');
export const SHOP = join(projectRoot, 'test/fixtures/shop');

/** The Model of core and the packs in these folders. */
export function modelOf(...packs: readonly string[]): Model {
  return compileModel({ packs: loadPacks([join(projectRoot, 'metadata/core'), ...packs]) });
}
