import type { FieldSpec, FieldType } from '../fields/field-type.ts';
import type { LocalText } from '../kernel/text.ts';
import type { Computed } from './computed.ts';
import type {
  ActionSpec,
  AppSpec,
  Choices,
  ClassificationSpec,
  DuplicateRuleSpec,
  ConversionSpec,
  EntitySpec,
  FormSpec,
  PageSpec,
  ProcessSpec,
  RestrictionSpec,
  RoleSpec,
  SharingSpec,
  SnapshotSpec,
  ViewSpec,
} from './metadata.generated.ts';
import type { Conflict, EffectiveNode } from './layers/merge.ts';
import type { Provenance } from './layers/provenance.ts';

/**
 * The effective metadata of the installation, compiled once and frozen: core, packs in dependency order and the
 * organisation's own changes merged. Everything else reads this and nothing else. A request sees one Model from
 * start to end.
 */
export interface Model {
  /** Hash of the effective metadata; equal models have equal fingerprints. */
  readonly fingerprint: string;
  readonly packs: ReadonlyMap<string, PackInfo>;
  /** By key, `library:book`. */
  readonly entities: ReadonlyMap<string, Entity>;
  readonly choices: ReadonlyMap<string, Named<Choices>>;
  /** Schemes that records are classified by. */
  readonly classifications: ReadonlyMap<string, Named<ClassificationSpec>>;
  readonly forms: ReadonlyMap<string, Named<FormSpec>>;
  readonly views: ReadonlyMap<string, Named<ViewSpec>>;
  readonly pages: ReadonlyMap<string, Named<PageSpec>>;
  readonly apps: ReadonlyMap<string, Named<AppSpec>>;
  /** By key, `core:member`; users hold them by their bare names, which are unique. */
  readonly roles: ReadonlyMap<string, Named<RoleSpec>>;
  readonly sharings: ReadonlyMap<string, Named<SharingSpec>>;
  readonly restrictions: ReadonlyMap<string, Named<RestrictionSpec>>;
  readonly duplicateRules: ReadonlyMap<string, Named<DuplicateRuleSpec>>;
  readonly actions: ReadonlyMap<string, Named<ActionSpec>>;
  readonly conversions: ReadonlyMap<string, Named<ConversionSpec>>;
  /** What is kept of records each day. */
  readonly snapshots: ReadonlyMap<string, Named<SnapshotSpec>>;
  /** By key; a record keeps the bare name, which is unique among the processes of its entity. */
  readonly processes: ReadonlyMap<string, Named<ProcessSpec>>;
  /** The merged metadata the rest was compiled from, by id (`library:book.entity`), with provenance. */
  readonly nodes: ReadonlyMap<string, EffectiveNode>;
  /** Nodes retired as a whole. */
  readonly hidden: ReadonlyMap<string, EffectiveNode>;
  /** Patches that did not find what they were written for; they hold or wait, and somebody should look. */
  readonly conflicts: readonly Conflict[];
  /** The entity by key or, where unambiguous, by bare name; undefined when there is none. */
  findEntity(name: string): Entity | undefined;
  /** The same, throwing NotFound with a did-you-mean. */
  entity(name: string): Entity;
  /** Who set a property of a node: `provenance('entity', 'library:book', 'fields.title.required')`. */
  provenance(kind: string, key: string, path: string): Provenance | undefined;
}

export interface PackInfo {
  readonly name: string;
  readonly version: string;
  readonly label: LocalText;
  readonly dependsOn: readonly string[];
}

/** A node of the effective model with its key; references inside `spec` are qualified (`library:book`). */
export interface Named<T> {
  readonly key: string;
  readonly name: string;
  readonly pack: string;
  readonly spec: T;
}

export interface Entity extends Named<EntitySpec> {
  readonly label: LocalText;
  /** The field whose value names a record to people. */
  readonly title: Field;
  readonly ownedBy: 'user' | 'department' | 'parent' | 'none';
  /** Declared fields and system fields, by name, in order. */
  readonly fields: ReadonlyMap<string, Field>;
  /** The `children` fields of this entity. */
  readonly children: readonly Field[];
  /** For an entity whose records live inside a parent: its reference to that parent. */
  readonly parent: Field | undefined;
  /**
   * Every reference, anywhere in the Model, that points at this entity (polymorphic ones too, `createdBy` and
   * `updatedBy` not). Each says in `spec.onDelete` what a deletion here does there.
   */
  readonly incoming: readonly Field[];
  /** The tree-parent field, where records of this entity form a tree. */
  readonly tree: Field | undefined;
}

export interface Field {
  readonly name: string;
  /** Key of the entity it belongs to. */
  readonly entity: string;
  /** How its values behave. Of a computed field that of its result (`money`), with storage `computed`. */
  readonly type: FieldType;
  /** Where its value comes from when nobody writes it; `spec.type` is then formula, lookup or rollup. */
  readonly computed?: Computed | undefined;
  /** The metadata, with references qualified and inline options resolved. */
  readonly spec: FieldSpec & Readonly<Record<string, unknown>>;
  readonly label: LocalText;
  /** id, version, createdAt … : present on every entity, never written by a client. */
  readonly system: boolean;
  /** Key of the entity that a reference, references, children, user, department or treeParent points at. */
  readonly target: string | undefined;
  /** For children: the name of the reference in the target that points back here. */
  readonly inverse: string | undefined;
}
