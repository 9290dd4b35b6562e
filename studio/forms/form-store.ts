import type { ProblemIssue } from '../api/problem.ts';

export type FormValues = Readonly<Record<string, unknown>>;

/** What rules and rights say of a field at this moment. */
export interface FieldState {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

/** Recomputes the states that depend on what changed; gives only those that differ. */
export type StateRules = (values: FormValues, changed: string | undefined) => ReadonlyMap<string, FieldState>;

type Listener = () => void;

const OPEN: FieldState = { visible: true, required: false, readOnly: false };

/**
 * The values of one form outside of React. Every field subscribes to itself, so that a key typed into one of
 * sixty fields redraws that one and those whose rules depend on it.
 */
export class FormStore {
  #values: FormValues;
  #initial: FormValues;
  readonly #states = new Map<string, FieldState>();
  #issues: ReadonlyMap<string, readonly string[]> = new Map();
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(
    initial: FormValues,
    private readonly rules: StateRules,
  ) {
    this.#values = initial;
    this.#initial = initial;
    for (const [name, state] of rules(initial, undefined)) this.#states.set(name, state);
  }

  get values(): FormValues {
    return this.#values;
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

  /** Issues by full path: `lines.2.quantity`. */
  issuesBelow(name: string): ReadonlyMap<string, readonly string[]> {
    return new Map([...this.#issues].filter(([path]) => path.startsWith(`${name}.`)));
  }

  set(name: string, value: unknown): void {
    if (Object.is(this.value(name), value)) return;
    this.#values = { ...this.#values, [name]: value };
    const touched = new Set([name, '']);
    if (this.#issues.has(name)) this.#issues = without(this.#issues, name);
    for (const [field, state] of this.rules(this.#values, name)) {
      this.#states.set(field, state);
      touched.add(field);
    }
    this.#announce(touched);
  }

  /** Shows the server's (or the validator's) words at their fields; clears all others. */
  setIssues(issues: readonly ProblemIssue[]): void {
    const before = [...this.#issues.keys()];
    const next = new Map<string, readonly string[]>();
    for (const { path, message } of issues) next.set(path, [...(next.get(path) ?? []), message]);
    this.#issues = next;
    this.#announce(
      new Set([...before, ...next.keys(), ...[...next.keys()].map((path) => path.split('.')[0]!), '']),
    );
  }

  setFieldIssues(name: string, messages: readonly string[]): void {
    const next = new Map(without(this.#issues, name));
    if (messages.length > 0) next.set(name, messages);
    this.#issues = next;
    this.#announce(new Set([name, '']));
  }

  /** Names of the fields that differ from what was loaded. */
  changed(): readonly string[] {
    return Object.keys(this.#values).filter((name) => !same(this.#values[name], this.#initial[name]));
  }

  isChanged(name: string): boolean {
    return !same(this.#values[name], this.#initial[name]);
  }

  /** Starts again from these values: after a save, or to give the changes up. */
  reset(values: FormValues = this.#initial): void {
    const names = new Set([...Object.keys(this.#values), ...Object.keys(values), '']);
    this.#values = values;
    this.#initial = values;
    this.#issues = new Map();
    for (const [name, state] of this.rules(values, undefined)) {
      this.#states.set(name, state);
      names.add(name);
    }
    this.#announce(names);
  }

  /** Calls back whenever a field, its state or its issues change; '' stands for the form as a whole. */
  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  #announce(names: Iterable<string>): void {
    for (const name of names) for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}

const NOTHING: readonly string[] = [];

function without<V>(map: ReadonlyMap<string, V>, name: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([path]) => path !== name && !path.startsWith(`${name}.`)));
}

/** Equal as form values: null, undefined and '' are all "nothing", references are equal by id. */
export function same(a: unknown, b: unknown): boolean {
  return comparable(a) === comparable(b);
}

function comparable(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'null';
  return JSON.stringify(value, (key, part: unknown) => (key === 'title' ? undefined : (part ?? null)));
}
