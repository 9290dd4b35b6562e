import semver from 'semver';
import { largest, type Bump, type PackChange } from './pack-change.ts';

/**
 * The lowest version the changes deserve after a release; the release itself where nothing changed. Before 1.0.0 a
 * breaking change takes a minor step and everything else a patch, as npm reads such ranges.
 */
export function neededVersion(
  released: string,
  changes: readonly PackChange[],
): { readonly bump: Bump | undefined; readonly version: string } {
  const bump = largest(changes.map((change) => change.bump));
  if (bump === undefined) return { bump, version: released };
  const step = semver.major(released) > 0 ? bump : bump === 'major' ? 'minor' : 'patch';
  return { bump, version: semver.inc(released, step)! };
}
