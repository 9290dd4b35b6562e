import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longer than twenty seconds; left to the end, one of them runs while the other workers have nothing to do. */
const LONGEST = [
  'access-oracle/access-oracle',
  'chaos/kill',
  'api/scenarios-crm',
  'chaos/kill-publish',
  'real-data/adventureworks',
  'embedded/embedded-server',
  'studio/screens-desk',
  'studio/screens-phone',
  'studio/library',
  'studio/delegation',
];

/** Begins with the files that take longest, so that the workers end together; the rest in the usual order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- the sequencer's own method
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => (a.project === b.project ? place(a) - place(b) : 0));
  }
}

function place({ moduleId }: TestSpecification): number {
  const at = LONGEST.findIndex((name) => moduleId.includes(name));
  return at < 0 ? LONGEST.length : at;
}
