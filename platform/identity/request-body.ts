import { didYouMean } from '../kernel/did-you-mean.ts';
import { Malformed, type Issue } from '../kernel/errors.ts';
import { isObject } from '../kernel/json.ts';
import type { Message } from '../kernel/text.ts';
import { messages } from './messages.ts';

/** Most members told to be unknown. */
const MOST_TOLD = 20;

/**
 * Reads the members of a request body that is no record. Everything wrong is collected, so that one answer tells
 * all of it.
 *
 * @example
 * const body = new RequestBody(sent);
 * const signIn = { username: body.text('username'), password: body.text('password') };
 * body.end();
 */
export class RequestBody {
  readonly issues: Issue[];
  readonly #members: Record<string, unknown>;
  readonly #path: string;
  readonly #isObject: boolean;
  readonly #read = new Set<string>();

  constructor(sent: unknown, path = '', issues: Issue[] = []) {
    this.#path = path;
    this.issues = issues;
    this.#isObject = isObject(sent);
    this.#members = isObject(sent) ? sent : {};
    if (!this.#isObject) this.issues.push({ path, message: messages.objectExpected() });
  }

  /** A text that must be there. */
  text(name: string, max = 200): string {
    const value = this.optionalText(name, max);
    if (value === undefined && !this.#told(name)) this.refuse(name, messages.textExpected());
    return value ?? '';
  }

  /** A text, or undefined where the member is absent, null or empty. */
  optionalText(name: string, max = 200): string | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') this.refuse(name, messages.textExpected());
    else if (value.length > max) this.refuse(name, messages.textTooLong({ max }));
    else if (/\p{Cc}/u.test(value) || !value.isWellFormed()) this.refuse(name, messages.textUnprintable());
    else return value;
    return undefined;
  }

  /** A text that may be given as null: null empties, undefined leaves. */
  nullableText(name: string, max = 200): string | null | undefined {
    return this.#members[name] === null ? (this.#take(name) as null) : this.optionalText(name, max);
  }

  /** A whole number in a range, or undefined where the member is absent or null. */
  wholeNumber(name: string, min: number, max: number): number | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    this.refuse(name, messages.numberExpected({ min, max }));
    return undefined;
  }

  /** Yes or no, or undefined where the member is absent or null. */
  flag(name: string): boolean | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'boolean') return value;
    this.refuse(name, messages.flagExpected());
    return undefined;
  }

  /** Short texts in a list, or undefined where the member is absent or null. */
  texts(name: string, max: number): string[] | undefined {
    const value = this.#take(name);
    if (value === undefined || value === null) return undefined;
    if (Array.isArray(value) && value.length <= max && value.every(isShortText)) return value as string[];
    this.refuse(name, messages.listExpected({ max }));
    return undefined;
  }

  /** An object inside; its issues are this body's. */
  object(name: string): RequestBody {
    return new RequestBody(this.#take(name), this.at(name), this.issues);
  }

  /** Objects in a list, none where the member is absent. */
  objects(name: string, max: number): RequestBody[] {
    const value = this.#take(name) ?? [];
    if (Array.isArray(value) && value.length <= max)
      return value.map((item, index) => new RequestBody(item, `${this.at(name)}.${index}`, this.issues));
    this.refuse(name, messages.listExpected({ max }));
    return [];
  }

  /** What nobody has read, for a reader that knows the names better. */
  rest(): Record<string, unknown> {
    const rest = Object.entries(this.#members).filter(([name]) => !this.#read.has(name));
    for (const [name] of rest) this.#read.add(name);
    return Object.fromEntries(rest);
  }

  /** What is no object at all is told once, not member by member. */
  refuse(name: string, message: Message): void {
    if (this.#isObject) this.issues.push({ path: this.at(name), message });
  }

  at(name: string): string {
    return this.#path && name ? `${this.#path}.${name}` : this.#path || name;
  }

  /** Notes members nobody asked for. */
  close(): void {
    const unknown = Object.keys(this.#members).filter((name) => !this.#read.has(name));
    for (const name of unknown.slice(0, MOST_TOLD)) {
      const known = didYouMean(name, this.#read) ?? [...this.#read].join(', ');
      this.refuse(name.slice(0, 60), messages.unknownMember({ name: name.slice(0, 60), known }));
    }
  }

  /** @throws Malformed with everything that was wrong */
  end(): void {
    this.close();
    if (this.issues.length > 0) throw new Malformed(messages.bodyInvalid(), this.issues);
  }

  #told(name: string): boolean {
    return this.issues.some(({ path }) => path === this.at(name));
  }

  #take(name: string): unknown {
    this.#read.add(name);
    return Object.hasOwn(this.#members, name) ? this.#members[name] : undefined;
  }
}

function isShortText(value: unknown): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= 200;
}
