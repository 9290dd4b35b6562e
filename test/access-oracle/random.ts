import { Random } from '../support/random.ts';

/** Random choices as worlds make them. */
export class WorldRandom extends Random {
  /** One of them, or null. */
  maybe<T>(of: readonly T[], probability = 0.75): T | null {
    return of.length > 0 && this.chance(probability) ? this.pick(of) : null;
  }

  /** Each of them with the same probability. */
  each<T>(of: readonly T[], probability = 0.5): T[] {
    return of.filter(() => this.chance(probability));
  }
}
