import { checkExpression } from '../../expression/check-expression.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { ExpressionScope } from '../../expression/expression-type.ts';
import { didYouMean } from '../../kernel/did-you-mean.ts';
import type { Message } from '../../kernel/text.ts';
import { hint } from '../../model/messages.ts';
import type { Entity, Model } from '../../model/model.ts';
import { pointer, type Problem } from '../../model/problem.ts';
import { messages } from '../messages.ts';

/** What a name in a scenario means, as far as it is known before anything runs. */
export interface KnownName {
  /** The entity of the record; undefined for a file or the answer of a step. */
  readonly entity?: Entity | undefined;
  readonly isUser?: boolean;
  /** A further installation. */
  readonly isTenant?: boolean;
  /** It means a record whose entity the packs do not have. */
  readonly isUnclear?: boolean;
}

/** What the checks of one scenario share: the Model, the names known so far, and what is wrong. */
export class CheckContext {
  readonly names = new Map<string, KnownName>();
  readonly problems: Problem[] = [];
  /** A step has changed the metadata: what the packs do not know may be there by now. */
  isChanged = false;

  constructor(
    readonly model: Model,
    readonly pack: string,
    private readonly file: string,
  ) {}

  tell(at: readonly string[], message: Message): void {
    this.problems.push({ file: this.file, pointer: pointer(at), message });
  }

  /** A bare word is an entity of the pack, `library:book` one of another. */
  entity(word: string, at: readonly string[]): Entity | undefined {
    const found = this.model.entities.get(word.includes(':') ? word : `${this.pack}:${word}`);
    if (found || this.isChanged) return found;
    const known = [...this.model.entities.values()].map(({ pack, name, key }) =>
      pack === this.pack ? name : key,
    );
    const near = known.find((key) => key.endsWith(`:${word}`)) ?? didYouMean(word, known);
    this.tell(at, messages.unknownEntity({ name: word, hint: hint(near) }));
    return undefined;
  }

  /** A name that means something by now: `zte`, `items.3`, `order.lines.first`. */
  known(name: string, at: readonly string[]): KnownName | undefined {
    const [first, ...rest] = name.split('.');
    const found = this.names.get(name) ?? this.#inside(this.names.get(first!), rest);
    if (found) return found;
    const near = didYouMean(name, this.names.keys());
    this.tell(at, messages.unknownGiven({ name, hint: hint(near) }));
    return undefined;
  }

  /** A name that means a record, of one of these entities where they are given. */
  record(name: string, at: readonly string[], wanted?: readonly string[]): Entity | undefined {
    const found = this.known(name, at);
    if (!found || found.isUnclear) return undefined;
    if (!found.entity) {
      this.tell(at, messages.notARecord({ name }));
    } else if (wanted && !wanted.includes(found.entity.key)) {
      this.tell(at, messages.wrongEntity({ name, wanted: wanted.join(', '), found: found.entity.key }));
    }
    return found.entity;
  }

  expression(text: string, scope: ExpressionScope, at: readonly string[], expect?: 'bool'): void {
    try {
      checkExpression(text, scope, expect ? { expect } : {});
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.tell(at, error.toIssue('').message);
    }
  }

  #inside(record: KnownName | undefined, rest: readonly string[]): KnownName | undefined {
    if (!record || rest.length === 0) return undefined;
    if (record.isUnclear || (rest.length === 1 && /^\d+$/.test(rest[0]!))) return record;
    const children = record.entity?.children.find(({ name }) => name === rest[0]);
    return children && rest.length === 2 ? { entity: this.model.entity(children.target!) } : undefined;
  }
}
