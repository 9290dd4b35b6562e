import { Injectable } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';

interface Surroundings {
  /** Somebody as he is now; undefined when he may not sign in any more. */
  callerOf(userId: string): Promise<Caller | undefined>;
  /** The organisation's IANA zone. */
  timeZone(): Promise<string>;
}

/** What jobs have to know of people and of the organisation; whoever knows it tells at the start. */
@Injectable()
export class JobSurroundings {
  #known: Surroundings | undefined;

  use(known: Surroundings): void {
    this.#known = known;
  }

  callerOf(userId: string): Promise<Caller | undefined> {
    return this.#surroundings.callerOf(userId);
  }

  timeZone(): Promise<string> {
    return this.#surroundings.timeZone();
  }

  get #surroundings(): Surroundings {
    if (!this.#known) throw new Error('nobody told jobs who people are; the identity module does');
    return this.#known;
  }
}
