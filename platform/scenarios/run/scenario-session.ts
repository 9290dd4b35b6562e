import type { Entity, Model } from '../../model/model.ts';
import { messages } from '../messages.ts';
import type { ScenarioPlace } from '../place.ts';
import { ADMIN, NOBODY } from '../scenario.ts';
import { codesIn } from '../coverage/heard.ts';
import type { Call } from './call.ts';
import { send, type Answer } from './client.ts';
import type { Memory } from './memory.ts';
import { RequestValues } from './request-values.ts';
import { StepFailure } from './step-failure.ts';

/** One scenario while it runs: who is signed in, what names mean. */
export class ScenarioSession {
  readonly values: RequestValues;
  /** Codes of what was refused, and of rules that were given a reason. */
  readonly codes = new Set<string>();
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(
    readonly pack: string,
    private readonly place: ScenarioPlace,
    /** What names mean, in all installations of the scenario. */
    readonly memory: Memory,
  ) {
    this.values = new RequestValues(() => this.model, this.memory);
    const body = { id: place.adminId };
    this.memory.remember(ADMIN, { entity: this.model.entity('core:user'), id: place.adminId, body });
  }

  /** What is in force; steps may change it. */
  get model(): Model {
    return this.place.model();
  }

  get timeZone(): string {
    return this.place.timeZone;
  }

  /** A bare word is an entity of the scenario's pack. @throws StepFailure where it is not there at this point */
  entity(word: string): Entity {
    const found = this.model.findEntity(word.includes(':') ? word : `${this.pack}:${word}`);
    if (!found) throw new StepFailure(messages.unknownEntity({ name: word, hint: '' }));
    return found;
  }

  async send(call: Call, as: string = ADMIN, language = 'en'): Promise<Answer> {
    const token = as === NOBODY ? undefined : await this.#token(as);
    const headers = { 'accept-language': language, ...call.headers };
    const answer = await send(this.place.url, { ...call, headers }, token);
    for (const code of codesIn(answer.body)) this.codes.add(code);
    return answer;
  }

  #token(name: string): Promise<string> {
    const known = this.#tokens.get(name) ?? this.place.signIn(name);
    this.#tokens.set(name, known);
    return known;
  }
}
