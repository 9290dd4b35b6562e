import type { ProblemIssue } from '../api/problem.ts';
import { same } from './same-value.ts';

export type FormValues = Readonly<Record<string, unknown>>;

/** What rules and rights say of a field at this moment. */
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Why it is read-only: it is computed, the system writes it, the reader lacks the right, or a condition holds. */
  readonly lock?: 'computed' | 'system' | 'right' | 'rule';
}

/** How the fields of a form follow from its values. */
export interface FormRules {
  /** The states that depend on the changed field; all of them without one. */
  states(values: FormValues, changed: string | undefined): ReadonlyMap<string, FieldState>;
  /** Values of fields that nobody has typed into: defaults of a new record, and everything that is computed. */
  defaults?(values: FormValues, isTouched: (name: string) => boolean): ReadonlyMap<string, unknown>;
}

type Listener = () => void;

const OPEN: FieldState = { visible: true, required: false, readOnly: false };

/**
 * The values of one form outside of React. Every field subscribes to itself, so that a key typed into one of
 * sixty fields redraws that one and those whose rules depend on it.
 */
export class FormStore {
  #values: FormValues;
  #initial: FormValues;
  readonly #touched = new Set<string>();
  readonly #changed = new Set<string>();
  readonly #states = new Map<string, FieldState>();
  #issues: ReadonlyMap<string, readonly string[]> = new Map();
  #held: string | undefined;
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(
    initial: FormValues,
    private readonly rules: FormRules,
    /** Fields that somebody has given their value already; no default replaces it. */
    given: Iterable<string> = [],
  ) {
    this.#values = initial;
    this.#initial = initial;
    for (const name of given) this.#touched.add(name);
    this.#fillDefaults(new Set());
    for (const [name, state] of rules.states(this.#values, undefined)) this.#states.set(name, state);
  }

  get values(): FormValues {
    return this.#values;
  }

  /** What was loaded, or what a new record began with. */
  get loaded(): FormValues {
    return this.#initial;
  }

  value(name: string): unknown {
    return this.#values[name] ?? null;
  }

  initial(name: string): unknown {
    return this.#initial[name] ?? null;
  }

  state(name: string): FieldState {
    return this.#states.get(name) ?? OPEN;
  }

  /** What is wrong with a field, in words. */
  issues(name: string): readonly string[] {
    return this.#issues.get(name) ?? NOTHING;
  }

  /** Paths at which something is wrong: `title`, `lines.<key>.quantity`. */
  issuePaths(): readonly string[] {
    return [...this.#issues.keys()];
  }

  /** Somebody gives a field a value. */
  set(name: string, value: unknown): void {
    if (Object.is(this.value(name), value)) return;
    this.#touched.add(name);
    const heard = new Set<string>(['']);
    this.#put(name, value, heard);
    this.#clearIssues(name, value, heard);
    this.#follow(name, heard);
    this.#announce(heard);
  }

  /** Whether somebody has given the field a value since the form was loaded. */
  isTouched(name: string): boolean {
    return this.#touched.has(name);
  }

  /** Somebody is about to type at this path: a default that arrives now would mix with what is typed. */
  hold(path: string): void {
    this.#held = path;
  }

  isHeld(path: string): boolean {
    return this.#held === path;
  }

  /** The cursor has left the path; defaults that had to wait come now. */
  release(path: string): void {
    if (this.#held !== path) return;
    this.#held = undefined;
    this.recompute();
  }

  /** Looks at all rules again, because something they read beside the values has arrived. */
  recompute(): void {
    const heard = new Set<string>();
    this.#follow(undefined, heard);
    if (heard.size > 0) this.#announce(heard.add(''));
  }

  /** Shows words of the server or the validator at their fields; clears all others. */
  setIssues(issues: readonly ProblemIssue[]): void {
    const before = [...this.#issues.keys()];
    const next = new Map<string, readonly string[]>();
    for (const { path, message } of issues) next.set(path, [...(next.get(path) ?? []), message]);
    this.#issues = next;
    const paths = [...before, ...next.keys()];
    this.#announce(new Set([...paths, ...paths.map((path) => path.split('.')[0]!), '']));
  }

  setFieldIssues(name: string, issues: readonly ProblemIssue[]): void {
    const below = [...this.#issues.keys()].filter((path) => isAt(path, name));
    if (below.length === 0 && issues.length === 0) return;
    const next = new Map(without(this.#issues, name));
    for (const { path, message } of issues) next.set(path, [...(next.get(path) ?? []), message]);
    this.#issues = next;
    this.#announce(new Set([name, ...below, ...issues.map(({ path }) => path), '']));
  }

  /** Names of the fields that differ from what was loaded. */
  changed(): readonly string[] {
    return [...this.#changed];
  }

  isChanged(name: string): boolean {
    return this.#changed.has(name);
  }

  /** Starts again from these values: after a save, or to give the changes up. */
  reset(values: FormValues = this.#initial): void {
    const heard = new Set([...Object.keys(this.#values), ...Object.keys(values), ...this.#issues.keys(), '']);
    this.#values = values;
    this.#initial = values;
    this.#touched.clear();
    this.#changed.clear();
    this.#issues = new Map();
    this.#follow(undefined, heard);
    this.#announce(heard);
  }

  /** Calls back whenever a field, its state or its issues change; '' stands for the form as a whole. */
  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #put(name: string, value: unknown, heard: Set<string>): void {
    this.#values = { ...this.#values, [name]: value };
    if (same(value, this.#initial[name])) this.#changed.delete(name);
    else this.#changed.add(name);
    heard.add(name);
  }

  /** Once a field is changed, what was wrong with it is forgotten; of rows only with the list as a whole. */
  #clearIssues(name: string, value: unknown, heard: Set<string>): void {
    const over = (path: string) => (Array.isArray(value) ? path === name : isAt(path, name));
    const paths = [...this.#issues.keys()].filter(over);
    if (paths.length === 0) return;
    for (const path of paths) heard.add(path);
    this.#issues = new Map([...this.#issues].filter(([path]) => !over(path)));
  }

  /** Defaults and states after a value has changed. */
  #follow(changed: string | undefined, heard: Set<string>): void {
    const filled = this.#fillDefaults(heard);
    for (const name of changed === undefined || filled ? [undefined] : [changed]) {
      for (const [field, state] of this.rules.states(this.#values, name)) {
        if (sameState(state, this.state(field))) continue;
        this.#states.set(field, state);
        heard.add(field);
      }
    }
  }

  /** A default is where the form begins, not a change. True when it filled anything. */
  #fillDefaults(heard: Set<string>): boolean {
    const defaults = this.rules.defaults?.(this.#values, (name) => this.#touched.has(name)) ?? [];
    let filled = false;
    for (const [name, value] of defaults) {
      if (this.isHeld(name)) continue;
      if (same(value, this.#values[name]) && titleOf(value) === titleOf(this.#values[name])) continue;
      this.#initial = { ...this.#initial, [name]: value };
      this.#put(name, value, heard);
      filled = true;
    }
    return filled;
  }

  #announce(names: Iterable<string>): void {
    for (const name of names) for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}

const NOTHING: readonly string[] = [];

function isAt(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`);
}

function without<V>(map: ReadonlyMap<string, V>, name: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([path]) => !isAt(path, name)));
}

function sameState(a: FieldState, b: FieldState): boolean {
  return (
    a.visible === b.visible && a.required === b.required && a.readOnly === b.readOnly && a.lock === b.lock
  );
}

function titleOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'title' in value ? value.title : undefined;
}
