import { Logger } from '@nestjs/common';
import { Invalid, KehuError, Unavailable, type Issue } from '../kernel/errors.ts';
import type { Contribution, ExtensionPoint } from '../kernel/extension-point.ts';
import { withinTime } from '../kernel/time-limit.ts';
import type { FoundPlugin } from './find-plugins.ts';
import { loadCode } from './load-code.ts';
import { messages } from './messages.ts';
import type { Plugin } from './plugin.ts';

export type PluginState = 'on' | 'off' | 'settingsMissing' | 'failed';

/** Something of a plugin that went wrong. */
export interface PluginFailure {
  readonly at: string;
  /** What it was about to do. */
  readonly what: string;
  readonly message: string;
}

const KEPT_FAILURES = 20;
const CALL_LIMIT_MS = 30_000;

/** A plugin on this node: its code once it is loaded, what it has in use, and what went wrong. */
export class RunningPlugin {
  readonly failures: PluginFailure[] = [];
  code: Plugin | undefined;
  state: PluginState = 'off';
  /** Why it does not run. */
  problem: KehuError | undefined;
  readonly #logger: Logger;
  #cause: unknown;
  readonly #inUse: { readonly isEarly: boolean; readonly release: () => void }[] = [];

  constructor(readonly found: FoundPlugin) {
    this.problem = found.problem;
    this.#logger = new Logger(`Plugin ${found.name}`);
  }

  get name(): string {
    return this.found.name;
  }

  /** Reads its code. What goes wrong is kept as its problem and stops nobody else. */
  async load(): Promise<void> {
    if (this.found.problem) return this.fail(this.found.problem);
    this.problem = undefined;
    try {
      this.code ??= await loadCode(this.found);
    } catch (error) {
      this.fail(
        error instanceof KehuError ? error : new Invalid(messages.loadFailed({ reason: reasonOf(error) })),
        error,
      );
    }
  }

  /** It does not run: the state everybody is told. */
  fail(problem: KehuError, cause?: unknown): void {
    this.state = 'failed';
    this.problem = problem;
    this.#cause = cause;
  }

  /** Into the log of the node, where an operator looks first. */
  logProblem(): void {
    const stack = this.#cause instanceof Error ? this.#cause.stack : undefined;
    this.#logger.error(this.problem?.message ?? '', stack);
  }

  /** Something went wrong in one call; the plugin runs on. */
  note(what: string, error: unknown): void {
    this.failures.unshift({ at: new Date().toISOString(), what, message: reasonOf(error).slice(0, 500) });
    this.failures.length = Math.min(this.failures.length, KEPT_FAILURES);
    this.#logger.error(`${what}: ${reasonOf(error)}`, error instanceof Error ? error.stack : undefined);
  }

  /** Gives what plugin.json contributes at a point into use. @throws KehuError telling all that is wrong */
  offer(point: ExtensionPoint, implementations: unknown, isBroken = false): void {
    const specs = this.found.manifest.contributes?.[point.name] ?? {};
    const given = (implementations ?? {}) as Readonly<Record<string, unknown>>;
    const issues: Issue[] = [];
    const wrong = (name: string, message: Issue['message']) =>
      issues.push({ path: `contributes.${point.name}.${name}`, message });
    for (const name of Object.keys(given))
      if (!Object.hasOwn(specs, name)) wrong(name, messages.notDeclared());
    for (const [name, spec] of Object.entries(specs)) {
      const code = Object.hasOwn(given, name) ? given[name] : undefined;
      if (!point.isData && !isBroken && code === undefined) wrong(name, messages.codeMissing());
      else this.#accept(point, this.#contribution(name, spec, code), issues);
    }
    if (issues.length > 0) throw new Invalid(messages.startFailed({ reason: '' }), issues);
  }

  #accept(point: ExtensionPoint, contribution: Contribution, issues: Issue[]): void {
    try {
      this.#inUse.push({ isEarly: point.isEarly ?? false, release: point.accept(contribution) });
    } catch (error) {
      if (!(error instanceof KehuError)) throw error;
      issues.push({ path: `contributes.${point.name}.${contribution.name}`, message: error.summary });
    }
  }

  #contribution(name: string, spec: unknown, implementation: unknown): Contribution {
    const code = () => {
      if (implementation === undefined) throw this.#broken(name);
      return implementation;
    };
    return {
      plugin: this.name,
      name,
      spec,
      run: async (what, work, limitMs = CALL_LIMIT_MS) => {
        const given = code();
        try {
          return await withinTime(Promise.resolve(work(given)), limitMs);
        } catch (error) {
          throw this.#told(what, error);
        }
      },
      runNow: (what, work) => {
        const given = code();
        try {
          return work(given);
        } catch (error) {
          throw this.#told(what, error);
        }
      },
    };
  }

  /** Errors made for people pass; others are the plugin's failure. */
  #told(what: string, error: unknown): KehuError {
    if (error instanceof KehuError) return error;
    this.note(what, error);
    return new Unavailable(messages.pluginFailed({ plugin: this.name, what }));
  }

  #broken(what: string): KehuError {
    return new Unavailable(messages.pluginBroken({ plugin: this.name, what }));
  }

  /** Takes everything out of use; early contributions only where that is asked. */
  release(isEarly = false): void {
    for (let at = this.#inUse.length - 1; at >= 0; at--) {
      const one = this.#inUse[at]!;
      if (one.isEarly && !isEarly) continue;
      this.#inUse.splice(at, 1);
      one.release();
    }
  }

  async stop(): Promise<void> {
    this.release();
    try {
      await withinTime(Promise.resolve(this.code?.stop?.()), CALL_LIMIT_MS);
    } catch (error) {
      this.note('stop', error);
    }
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Why a plugin does not start, in words. */
export function startProblem(error: unknown): KehuError {
  return error instanceof KehuError ? error : new Invalid(messages.startFailed({ reason: reasonOf(error) }));
}
