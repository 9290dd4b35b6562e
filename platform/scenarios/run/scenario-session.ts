import type { Entity, Model } from '../../model/model.ts';
import type { ScenarioPlace } from '../place.ts';
import { ADMIN, NOBODY } from '../scenario.ts';
import type { Call } from './call.ts';
import { send, type Answer } from './client.ts';
import { Memory } from './memory.ts';
import { RequestValues } from './request-values.ts';

/** One scenario while it runs: who is signed in, what names mean. */
export class ScenarioSession {
  readonly memory = new Memory();
  readonly values: RequestValues;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    readonly model: Model,
    readonly pack: string,
    private readonly place: ScenarioPlace,
  ) {
    this.values = new RequestValues(model, this.memory);
    const body = { id: place.adminId };
    this.memory.remember(ADMIN, { entity: model.entity('core:user'), id: place.adminId, body });
  }

  get timeZone(): string {
    return this.place.timeZone;
  }

  /** A bare word is an entity of the scenario's pack. */
  entity(word: string): Entity {
    return this.model.entity(word.includes(':') ? word : `${this.pack}:${word}`);
  }

  async send(call: Call, as: string = ADMIN, language = 'en'): Promise<Answer> {
    const token = as === NOBODY ? undefined : await this.#token(as);
    const headers = { 'accept-language': language, ...call.headers };
    return send(this.place.url, { ...call, headers }, token);
  }

  #token(name: string): Promise<string> {
    const known = this.#tokens.get(name) ?? this.place.signIn(name);
    this.#tokens.set(name, known);
    return known;
  }
}
