import type { PresentField, PresentNames, PresentStep } from '../../expression/rename-names.ts';
import { fieldType } from '../../fields/field-types.ts';
import { pluginFieldType } from '../../fields/plugin-types/plugin-field-types.ts';
import { isObject, type Json, type JsonObject } from '../../kernel/json.ts';
import { PROVIDED_TARGETS, SYSTEM_FIELDS } from '../compile/system-fields.ts';
import { nodeId, type MetadataNode, type NodeKind } from './node.ts';
import { valueAt } from './property-path.ts';
import { provenanceAt, type Provenance } from './provenance.ts';
import type { Renames } from './renames.ts';

/** A merged node, as far as names need it. */
export interface NamedNode extends Pick<MetadataNode, 'kind' | 'pack' | 'name' | 'properties'> {
  readonly provenance: ReadonlyMap<string, Provenance>;
  /** What is hidden, by path; it has its names all the same. */
  readonly retired: ReadonlyMap<string, Json>;
}

interface Target {
  readonly targets: readonly string[];
  /** The one entity that a path goes on with. */
  readonly to: string | undefined;
  /** Expressions may go back over it: `loan.reader`. */
  readonly isIncoming: boolean;
}

const NOWHERE: Target = { targets: [], to: undefined, isIncoming: false };

/**
 * What is called how today, from merged nodes that are not compiled yet. A name that means something as it is written
 * means that; only one that means nothing any more is read as an earlier one.
 */
export class NamesToday implements PresentNames {
  readonly #targets = new Map<string, Target>();

  constructor(
    readonly nodes: ReadonlyMap<string, NamedNode>,
    readonly renames: Renames,
  ) {}

  /** The key of the node a word means where a pack wrote it into a node of another, under its present name. */
  key(kind: NodeKind, word: string, writer: string, pack: string): string {
    const keys = word.includes(':') ? [word] : [`${writer}:${word}`, `${pack}:${word}`];
    const known = keys.find((key) => this.nodes.has(`${key}.${kind}`));
    if (known !== undefined) return known;
    const present = keys.map((key) => this.renames.target(`${key}.${kind}`));
    const id = present.find((one) => this.nodes.has(one)) ?? `${keys.at(-1)!}.${kind}`;
    return id.slice(0, -kind.length - 1);
  }

  /** The word that means the node today, with its pack where it is written with one. */
  word(kind: NodeKind, word: string, writer: string, pack: string): string {
    const key = this.key(kind, word, writer, pack);
    return word.includes(':') ? key : key.slice(key.indexOf(':') + 1);
  }

  /** Roles are called by their bare names. */
  role(word: string): string {
    const packs = new Set([...this.nodes.values()].map(({ pack }) => pack));
    if ([...packs].some((pack) => this.nodes.has(`${pack}:${word}.role`))) return word;
    const ids = [...packs].map((pack) => this.renames.target(`${pack}:${word}.role`));
    return ids.map((id) => this.nodes.get(id)?.name).find((name) => name !== undefined) ?? word;
  }

  /** The present key of an entry of a node: `options.novel`. */
  entry(target: string, path: string): string {
    const present = this.renames.path(target, path);
    const node = this.nodes.get(target);
    const knows = (one: string) => valueAt(node?.properties, one) !== undefined || node?.retired.has(one);
    const isThere = knows(path) || !knows(present);
    return (isThere ? path : present).split('.').at(-1)!;
  }

  step(entity: string, names: readonly string[]): PresentStep | undefined {
    const [name = ''] = names;
    const present = this.#field(entity, name);
    if (present === name) return this.#stepTo(entity, name);
    const relation = this.#relation(entity, names);
    if (relation?.names.every((one, index) => one === names[index])) return relation;
    return present === undefined ? relation : this.#stepTo(entity, present);
  }

  option({ entity, name }: PresentField, option: string): string {
    const field = this.#spec(entity, name);
    if (!field) return option;
    if (field.type === 'stage' || field.type === 'process')
      return presentStep(this, this.#processesOf(entity), field.type, option);
    if (typeof field.stagesOf === 'string') {
      const of = this.key('entity', field.stagesOf, this.#writer(entity, name, 'stagesOf'), packOf(entity));
      return presentStep(this, this.#processesOf(of), 'stage', option);
    }
    const scheme = this.#scheme(entity, name);
    if (scheme !== undefined) return this.entry(scheme, `nodes.${option}`);
    if (typeof field.choices !== 'string')
      return this.entry(`${entity}.entity`, `fields.${name}.options.${option}`);
    const choices = this.key('choices', field.choices, this.#writer(entity, name, 'choices'), packOf(entity));
    return this.entry(`${choices}.choices`, `options.${option}`);
  }

  attribute({ entity, name }: PresentField, attribute: string): string {
    const scheme = this.#scheme(entity, name);
    return scheme === undefined ? attribute : this.entry(scheme, `attributes.${attribute}`);
  }

  #scheme(entity: string, name: string): string | undefined {
    const { type, scheme } = this.#spec(entity, name) ?? {};
    if (type !== 'classification' || typeof scheme !== 'string') return undefined;
    const key = this.key('classification', scheme, this.#writer(entity, name, 'scheme'), packOf(entity));
    return `${key}.classification`;
  }

  /** The processes over an entity. */
  #processesOf(entity: string): NamedNode[] {
    const all = [...this.nodes.values()].filter(({ kind }) => kind === 'process');
    return all.filter(
      ({ pack, properties }) => this.key('entity', String(properties.entity), pack, pack) === entity,
    );
  }

  #stepTo(entity: string, name: string): PresentStep {
    return { names: [name], entity: this.#target(entity, name).to, field: { entity, name } };
  }

  /** The present name of a field; undefined where there was never one of that name. */
  #field(entity: string, name: string): string | undefined {
    if (this.#spec(entity, name)) return name;
    if (!this.nodes.has(`${entity}.entity`)) return undefined;
    if (name in PROVIDED_TARGETS || (SYSTEM_FIELDS as readonly string[]).includes(name)) return name;
    const present = this.entry(`${entity}.entity`, `fields.${name}`);
    return present === name ? undefined : present;
  }

  /** `loan.reader`, or with the pack `library.loan.reader`. */
  #relation(entity: string, names: readonly string[]): PresentStep | undefined {
    for (const length of [2, 3]) {
      const words = names.slice(0, length);
      if (words.length < length) return undefined;
      const field = words.at(-1)!;
      for (const key of this.#entitiesCalled(words.slice(0, -1))) {
        const present = this.#field(key, field);
        const target = present === undefined ? NOWHERE : this.#target(key, present);
        if (target.isIncoming && target.targets.includes(entity)) {
          const [pack, name] = key.split(':') as [string, string];
          const packs = length === 3 ? [pack] : [];
          return { names: [...packs, name, present!], entity: key, field: undefined };
        }
      }
    }
    return undefined;
  }

  #entitiesCalled(words: readonly string[]): string[] {
    const name = words.at(-1)!;
    const all = [...this.nodes.values()].filter(({ kind }) => kind === 'entity').map(({ pack }) => pack);
    const packs = words.length === 2 ? [words[0]!] : [...new Set(all)];
    const keys = packs.map((pack) => this.key('entity', `${pack}:${name}`, pack, pack));
    return keys.filter((key) => this.nodes.has(`${key}.entity`));
  }

  #target(entity: string, name: string): Target {
    const id = `${entity} ${name}`;
    const known = this.#targets.get(id);
    if (known) return known;
    // A lookup that leads back to itself is refused elsewhere; here it leads nowhere.
    this.#targets.set(id, NOWHERE);
    const target = this.#targetOf(entity, name);
    this.#targets.set(id, target);
    return target;
  }

  #targetOf(entity: string, name: string): Target {
    const spec = this.#spec(entity, name);
    const provided = PROVIDED_TARGETS[name];
    if (!spec)
      return provided === undefined ? NOWHERE : { targets: [provided], to: provided, isIncoming: false };
    const { type, to, of, path } = spec;
    const key = (word: string, at: string) =>
      this.key('entity', word, this.#writer(entity, name, at), packOf(entity));
    if (type === 'lookup') return { ...NOWHERE, to: this.#endOf(entity, String(path).split('.')) };
    if (type === 'treeParent') return { targets: [entity], to: entity, isIncoming: true };
    if (type === 'children' && typeof of === 'string')
      return { ...NOWHERE, to: key(of.slice(0, of.lastIndexOf('.')), 'of') };
    if (isObject(to))
      return { ...NOWHERE, targets: Object.keys(to).map((word) => key(word, 'to')), isIncoming: true };
    const found = pluginFieldType(String(type))?.type ?? fieldType(String(type));
    if (!found || found.storage === 'computed') return NOWHERE;
    const full = typeof to === 'string' ? { ...spec, to: key(to, 'to') } : spec;
    const result = found.expressionType(full as never);
    return result.kind === 'record' || result.kind === 'records'
      ? { targets: [result.entity], to: result.entity, isIncoming: true }
      : NOWHERE;
  }

  #endOf(entity: string, names: readonly string[]): string | undefined {
    return names.reduce<string | undefined>(
      (at, name) => (at === undefined ? undefined : this.step(at, [name])?.entity),
      entity,
    );
  }

  #spec(entity: string, name: string): JsonObject | undefined {
    const fields = this.nodes.get(`${entity}.entity`)?.properties.fields as Json | undefined;
    const spec = isObject(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
    return isObject(spec) ? (spec as JsonObject) : undefined;
  }

  /** Whose layer wrote a property of a field. */
  #writer(entity: string, name: string, property: string): string {
    const { provenance } = this.nodes.get(`${entity}.entity`)!;
    return provenanceAt(provenance, ['fields', name, property])?.provenance.layer ?? packOf(entity);
  }
}

/** What one process still calls so is called so; else as the process that renamed it says. */
function presentStep(
  names: NamesToday,
  processes: readonly NamedNode[],
  type: 'stage' | 'process',
  word: string,
): string {
  if (type === 'process') {
    if (processes.some(({ name }) => name === word)) return word;
    const ids = processes.map(({ pack }) => names.renames.target(`${pack}:${word}.process`));
    return ids.map((id) => names.nodes.get(id)?.name).find((name) => name !== undefined) ?? word;
  }
  const called = processes.map((one) => [one, names.entry(nodeId(one), `stages.${word}`)] as const);
  const isStill = ({ properties, retired }: NamedNode) =>
    valueAt(properties, `stages.${word}`) !== undefined || retired.has(`stages.${word}`);
  if (processes.some(isStill)) return word;
  return called.map(([, name]) => name).find((name) => name !== word) ?? word;
}

function packOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}
