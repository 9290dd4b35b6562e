import type { Answer, ApiOptions } from '../support/api.ts';
import type { TestApp } from '../support/test-app.ts';
import { Oracle } from './oracle/oracle.ts';
import type { WorldRandom } from './random.ts';
import type { Person, World } from './world/world.ts';

/** One place where the API and the oracle do not agree. */
export interface Difference {
  readonly world: number;
  readonly channel: string;
  readonly person: string;
  readonly asked: string;
  readonly about: string;
  readonly expected: unknown;
  readonly got: unknown;
}

/** One person of a world asking the API, with the oracle at hand. */
export class Asking {
  readonly differences: Difference[] = [];
  asked = 0;
  #channel = '';
  #last = '';

  constructor(
    readonly app: TestApp,
    readonly oracle: Oracle,
    readonly me: Person,
    readonly random: WorldRandom,
    private readonly token: string,
  ) {}

  get world(): World {
    return this.oracle.world;
  }

  on(channel: string): this {
    this.#channel = channel;
    return this;
  }

  async get<T = unknown>(path: string, query: Readonly<Record<string, string>> = {}): Promise<Answer<T>> {
    const text = new URLSearchParams(query).toString();
    return this.send<T>('GET', text ? `${path}?${text}` : path);
  }

  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: ApiOptions['headers'] = {},
  ): Promise<Answer<T>> {
    this.asked += 1;
    this.#last = `${method} ${decodeURIComponent(path)}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`;
    return this.app.api<T>(method, path, body, { as: this.token, headers });
  }

  /** Notes a difference between what the last request answered and what it had to. */
  expect(expected: unknown, got: unknown, about = ''): void {
    if (JSON.stringify(expected) === JSON.stringify(got)) return;
    const { username, roles } = this.me;
    this.differences.push({
      world: this.world.seed,
      channel: this.#channel,
      person: `${username} (${roles.join()})`,
      asked: this.#last,
      about,
      expected,
      got,
    });
  }
}
