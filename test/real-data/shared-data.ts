import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/kernel/project-root.ts';

/** A public data set beside the project, with figures somebody else computed from it. */
export interface SharedData<Truth> {
  /** Why its tests cannot run; undefined when they can. */
  readonly missing: string | undefined;
  readonly truth: Truth;
  path(file: string): string;
}

/**
 * The data set of a name. The data itself is no part of the project: it is read where it is.
 *
 * @example const northwind = sharedData<{ gross_total: number }>('northwind');
 */
export function sharedData<Truth>(name: string): SharedData<Truth> {
  const folder = join(projectRoot, '../shared/data', name);
  const truthFile = join(folder, 'truth.json');
  const isThere = existsSync(truthFile);
  return {
    missing: isThere ? undefined : `the data set ${name} is not in ../shared/data`,
    truth: (isThere ? JSON.parse(readFileSync(truthFile, 'utf8')) : {}) as Truth,
    path: (file) => join(folder, file),
  };
}
