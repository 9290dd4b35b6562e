import { Injectable } from '@nestjs/common';
import { Access } from '../access/access.ts';
import type { Caller } from '../kernel/caller.ts';
import { Clock } from '../kernel/clock.ts';
import { Organisations } from './organisation.ts';

/** Tells access who a caller is among the others, where his roles ask for that; once for each request. */
@Injectable()
export class Standings {
  readonly #known = new WeakSet<Caller>();

  constructor(
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly organisations: Organisations,
  ) {}

  async learn(caller: Caller): Promise<void> {
    if (this.#known.has(caller) || !this.access.needsStanding(caller)) return;
    const { timeZone } = await this.organisations.get();
    this.access.learn(caller, {
      now: this.clock.now(),
      timeZone,
      departments: caller.departmentId ? [caller.departmentId] : [],
      subordinates: [],
      delegations: [],
      shares: [],
      teams: new Map(),
    });
    this.#known.add(caller);
  }
}
