import type { ScenarioPlace } from '../place.ts';
import { Memory } from './memory.ts';
import { ScenarioSession } from './scenario-session.ts';

/** The installations a scenario runs in: one, and those that are given beside it. They share what names mean. */
export class Installations {
  readonly #memory = new Memory();
  readonly #sessions = new Map<string, ScenarioSession>();
  readonly #places: ScenarioPlace[] = [];

  private constructor(
    private readonly pack: string,
    private readonly open: () => Promise<ScenarioPlace>,
  ) {}

  /** @param tenants names of the further ones */
  static async of(
    pack: string,
    tenants: readonly string[],
    open: () => Promise<ScenarioPlace>,
  ): Promise<Installations> {
    const all = new Installations(pack, open);
    for (const name of [FIRST, ...tenants]) await all.#add(name);
    return all;
  }

  get sessions(): readonly ScenarioSession[] {
    return [...this.#sessions.values()];
  }

  session(name: string = FIRST): ScenarioSession {
    return this.#sessions.get(name)!;
  }

  async close(): Promise<void> {
    for (const place of this.#places) await place.close();
  }

  async #add(name: string): Promise<void> {
    const place = await this.open();
    this.#places.push(place);
    this.#sessions.set(name, new ScenarioSession(this.pack, place, this.#memory));
  }
}

const FIRST = '';
