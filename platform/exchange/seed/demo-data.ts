import { Injectable, Logger } from '@nestjs/common';
import { Access } from '../../access/access.ts';
import type { Caller } from '../../kernel/caller.ts';
import { Conflict, Forbidden, KehuError } from '../../kernel/errors.ts';
import { renderMessage, type LocalText } from '../../kernel/text.ts';
import { InstalledPacks } from '../../model/load/installed-packs.ts';
import { messages } from './messages.ts';
import { SeedLoader } from './seed-loader.ts';

/** How far the demo records are. `none`: no pack brings any. */
export interface DemoState {
  readonly state: 'none' | 'absent' | 'loading' | 'loaded' | 'failed';
  /** Records made so far, and how many there are to make; while loading. */
  readonly made?: number;
  readonly total?: number;
  /** Why it failed. */
  readonly problem?: string;
  readonly packs: readonly DemoPack[];
}

export interface DemoPack {
  readonly name: string;
  readonly version: string;
  readonly label: LocalText;
  readonly description?: LocalText;
  readonly hasDemo: boolean;
}

type Run = { made: number; total: number; failure?: unknown };

/** The packs' demo records on request: an administrator starts the load, watches it, and may start it once more. */
@Injectable()
export class DemoData {
  #run: Run | undefined;

  constructor(
    private readonly packs: InstalledPacks,
    private readonly loader: SeedLoader,
    private readonly access: Access,
  ) {}

  async state(caller: Caller): Promise<DemoState> {
    this.#refuseOthers(caller);
    const packs = this.packs.all.flatMap((pack): DemoPack[] => {
      if (!pack.spec) return [];
      const { name, version, label, description } = pack.spec;
      const hasDemo = pack.recordFiles.some(({ kind }) => kind === 'demo');
      return [{ name, version, label, ...(description ? { description } : {}), hasDemo }];
    });
    return { packs, ...(await this.#progress(caller, packs)) };
  }

  /** Starts the load, which goes on after the answer; once loaded it does nothing. */
  async start(caller: Caller): Promise<DemoState> {
    const { state } = await this.state(caller);
    if (state === 'none') throw new Conflict(messages.noDemo());
    const isRunning = this.#run !== undefined && this.#run.failure === undefined;
    if (!isRunning && state !== 'loaded') void this.#load();
    return this.state(caller);
  }

  async #load(): Promise<void> {
    const run: Run = { made: 0, total: 0 };
    this.#run = run;
    try {
      await this.loader.load(this.packs.all, 'demo', (made, total) => Object.assign(run, { made, total }));
      this.#run = undefined;
    } catch (error) {
      run.failure = error;
      new Logger('DemoData').error(error);
    }
  }

  #refuseOthers(caller: Caller): void {
    if (!this.access.holds(caller, 'administer')) throw new Forbidden(messages.adminOnly());
  }

  async #progress(caller: Caller, packs: readonly DemoPack[]): Promise<Omit<DemoState, 'packs'>> {
    if (this.#run?.failure !== undefined)
      return { state: 'failed', problem: reasonOf(this.#run.failure, caller) };
    if (this.#run) return { state: 'loading', made: this.#run.made, total: this.#run.total };
    if (!packs.some(({ hasDemo }) => hasDemo)) return { state: 'none' };
    return { state: (await this.loader.wasLoaded('demo')) ? 'loaded' : 'absent' };
  }
}

function reasonOf(error: unknown, { locale }: Caller): string {
  return error instanceof KehuError
    ? [error.summary, ...error.issues.map(({ message }) => message)]
        .map((message) => renderMessage(message, locale))
        .join(' ')
    : renderMessage(messages.loadFailed(), locale);
}
