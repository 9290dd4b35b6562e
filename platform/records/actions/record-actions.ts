import { Injectable } from '@nestjs/common';
import type { Caller } from '../../kernel/caller.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Entity, Model } from '../../model/model.ts';
import { messages } from './messages.ts';
import type { ActionSource, RecordAction } from './record-action.ts';

/** What can be done with records, as every feature registered it (Nest modules on init). */
@Injectable()
export class RecordActions {
  readonly #sources: ActionSource[] = [];

  /** One action; others of the same name may apply to other entities. @returns what takes it out again */
  register(action: RecordAction): () => void {
    const source: ActionSource = { of: (entity, model) => (action.applies(entity, model) ? [action] : []) };
    return this.offer(source);
  }

  /** Actions that depend on the Model. @returns what takes them out again */
  offer(source: ActionSource): () => void {
    this.#sources.push(source);
    return () => void this.#sources.splice(this.#sources.indexOf(source), 1);
  }

  /** Those of an entity, in order. What registered first keeps its name. */
  of(entity: Entity, model: Model): readonly RecordAction[] {
    const byName = new Map<string, RecordAction>();
    for (const source of this.#sources)
      for (const action of source.of(entity, model))
        if (!byName.has(action.name)) byName.set(action.name, action);
    return [...byName.values()].toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0);
  }

  /** The one a caller asks for by name. @throws NotFound also for what only the platform does */
  offered(caller: Caller, entity: Entity, model: Model, name: string): RecordAction {
    const all = this.of(entity, model);
    return named(name, entity, caller.isSystem ? all : all.filter(({ isInternal }) => !isInternal));
  }

  /** @throws NotFound with a did-you-mean */
  get(entity: Entity, model: Model, name: string): RecordAction {
    return named(name, entity, this.of(entity, model));
  }
}

function named(name: string, entity: Entity, all: readonly RecordAction[]): RecordAction {
  const found = all.find((action) => action.name === name);
  if (found) return found;
  const near = didYouMean(
    name,
    all.map((action) => action.name),
  );
  const asked = { name: name.slice(0, 60), entity: entity.label };
  throw new NotFound(near ? messages.noActionNear({ ...asked, near }) : messages.noAction(asked));
}
