import type { ScenarioStep } from '../model/metadata.generated.ts';

/** What a step can do. The word is a property of the step and says what it is done to. */
export type StepKind = keyof typeof STEP_KINDS;

/** The properties each kind of step takes beside those of every step. */
export const STEP_KINDS = {
  create: ['data', 'times', 'reasons'],
  update: ['data', 'times', 'reasons', 'version'],
  delete: ['version', 'reasons'],
  restore: [],
  read: ['fields'],
  list: ['fields', 'filter', 'words', 'view', 'sort', 'limit', 'deleted'],
  count: ['filter', 'words', 'view', 'deleted'],
  search: [],
  query: ['groups', 'measures', 'filter', 'words', 'sort', 'limit'],
  export: ['fields', 'filter', 'words', 'view', 'sort'],
  import: ['file', 'creates', 'updates', 'match'],
  batch: ['operations', 'atomic', 'reasons'],
  action: ['record', 'data', 'reasons'],
  merge: ['survivor', 'others', 'choose'],
  history: [],
  explain: ['user', 'operation', 'field'],
  notifications: [],
  request: ['data', 'times', 'reasons'],
  publish: ['answers', 'comment'],
  plan: [],
  install: ['answers', 'comment', 'dryRun'],
  uninstall: ['dryRun'],
  exportPack: ['called'],
  clock: [],
} as const satisfies Readonly<Record<string, readonly (keyof ScenarioStep)[]>>;

/** The properties of every step. */
export const OF_EVERY_STEP: readonly string[] = ['order', 'as', 'in', 'language', 'expect', 'waitsFor'];

/** Kinds whose word is the entity, and kinds whose word is the name of a record. */
export const ON_ENTITY: ReadonlySet<StepKind> = new Set([
  'create',
  'list',
  'count',
  'query',
  'export',
  'import',
  'batch',
  'merge',
]);
export const ON_RECORD: ReadonlySet<StepKind> = new Set([
  'update',
  'delete',
  'restore',
  'read',
  'history',
  'explain',
]);

/** Kinds about the metadata itself: several calls each. */
const ON_METADATA = [
  'publish',
  'plan',
  'install',
  'uninstall',
  'exportPack',
] as const satisfies readonly StepKind[];
export type MetadataStepKind = (typeof ON_METADATA)[number];

export function isOnMetadata(kind: StepKind): kind is MetadataStepKind {
  return ON_METADATA.some((one) => one === kind);
}

/** The kind of a step that the schema has found right: exactly one of the words is there. */
export function kindOf(step: ScenarioStep): StepKind {
  return (Object.keys(STEP_KINDS) as StepKind[]).find((kind) => step[kind] !== undefined)!;
}
