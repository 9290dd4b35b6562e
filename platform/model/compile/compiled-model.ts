import { didYouMean } from '../../kernel/did-you-mean.ts';
import { NotFound } from '../../kernel/errors.ts';
import { checkMessages as messages } from '../check/messages.ts';
import { kindNames } from '../check/kind-names.ts';
import type { Conflict, EffectiveNode, Merged } from '../layers/merge.ts';
import type { Provenance } from '../layers/provenance.ts';
import { hint } from '../messages.ts';
import type { Entity, Model } from '../model.ts';

type Parts = Omit<Model, 'findEntity' | 'entity' | 'provenance' | 'nodes' | 'hidden' | 'conflicts'>;

/** The Model over what compilation made; everything inside is frozen already. */
export class CompiledModel implements Model {
  readonly fingerprint;
  readonly packs;
  readonly entities;
  readonly choices;
  readonly classifications;
  readonly forms;
  readonly views;
  readonly pages;
  readonly apps;
  readonly roles;
  readonly sharings;
  readonly restrictions;
  readonly duplicateRules;
  readonly actions;
  readonly conversions;
  readonly snapshots;
  readonly processes;
  readonly #bare = new Map<string, Entity | undefined>();
  readonly nodes: ReadonlyMap<string, EffectiveNode>;
  readonly hidden: ReadonlyMap<string, EffectiveNode>;
  readonly conflicts: readonly Conflict[];

  constructor(parts: Parts, { nodes, hidden, conflicts }: Merged) {
    ({
      fingerprint: this.fingerprint,
      packs: this.packs,
      entities: this.entities,
      choices: this.choices,
      classifications: this.classifications,
      forms: this.forms,
      views: this.views,
      pages: this.pages,
      apps: this.apps,
      roles: this.roles,
      sharings: this.sharings,
      restrictions: this.restrictions,
      duplicateRules: this.duplicateRules,
      actions: this.actions,
      conversions: this.conversions,
      snapshots: this.snapshots,
      processes: this.processes,
    } = parts);
    this.nodes = nodes;
    this.hidden = hidden;
    this.conflicts = conflicts;
    for (const entity of parts.entities.values())
      this.#bare.set(entity.name, this.#bare.has(entity.name) ? undefined : entity);
    Object.freeze(this);
  }

  findEntity(name: string): Entity | undefined {
    return this.entities.get(name) ?? this.#bare.get(name);
  }

  entity(name: string): Entity {
    const found = this.findEntity(name);
    if (found) return found;
    const near = didYouMean(name, [...this.#bare.keys(), ...this.entities.keys()]);
    throw new NotFound(messages.unknownNode({ kind: kindNames.entity, name, hint: hint(near) }));
  }

  provenance(kind: string, key: string, path: string): Provenance | undefined {
    const known = this.nodes.get(`${key}.${kind}`)?.provenance;
    const steps = path.split('.');
    for (let length = steps.length; length > 0; length--) {
      const found = known?.get(steps.slice(0, length).join('.'));
      if (found) return found;
    }
    return known?.get('');
  }
}
