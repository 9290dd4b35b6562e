import { checkExpression } from '../../expression/check-expression.ts';
import { ExpressionError } from '../../expression/expression-error.ts';
import type { CheckedExpression, Expression, PathExpression } from '../../expression/expression.ts';
import { localize, renderMessage, type Locale, type LocalText, type Message } from '../../kernel/text.ts';
import { Malformed } from '../../kernel/errors.ts';
import { expressionScope } from '../../model/expression-scope.ts';
import type { Entity, Field, Model } from '../../model/model.ts';
import { isScopeName, scopeNames } from '../../model/role-scope.ts';
import { fieldPath } from '../read/field-path.ts';
import type { ReadSession } from '../read/read-session.ts';
import { phrases, words } from './messages.ts';

/**
 * A condition as a sentence of labels: "status is Lost and the reason is Price". Undefined where part of it has no
 * words; then it stays a rule without its text, never a text of keys.
 */
export function conditionWords(
  model: Model,
  entity: Entity,
  { ast }: CheckedExpression,
  locale: Locale,
): string | undefined {
  try {
    return new ConditionSpeaker(model, entity, locale).say(ast);
  } catch (error) {
    if (error instanceof Unspeakable) return undefined;
    throw error;
  }
}

/** The same for whoever asks: undefined too where the condition reads what he may not. */
export function readableCondition(
  asking: ReadSession,
  entity: Entity,
  text: string,
  locale: Locale,
): string | undefined {
  const { model } = asking.catalog;
  try {
    const checked = checkExpression(text, scopeNames(expressionScope(model, entity)), { expect: 'bool' });
    for (const path of checked.dependencies) refuseUnread(asking, entity, path);
    return conditionWords(model, entity, checked, locale);
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof Malformed) return undefined;
    throw error;
  }
}

function refuseUnread(asking: ReadSession, entity: Entity, path: readonly string[]): void {
  const names = path[0] === 'old' ? path.slice(1) : path;
  if (names.length > 0 && !isScopeName(names[0])) fieldPath(asking, entity, names.join('.'));
}

/** Some part of a condition that people have no words for. */
class Unspeakable extends Error {}

class ConditionSpeaker {
  constructor(
    private readonly model: Model,
    private readonly entity: Entity,
    private readonly locale: Locale,
  ) {}

  say(tree: Expression): string {
    switch (tree.op) {
      case 'and':
        return this.#tell(phrases.and({ left: this.#inside(tree.left), right: this.#inside(tree.right) }));
      case 'or':
        return this.#tell(phrases.or({ left: this.say(tree.left), right: this.say(tree.right) }));
      case 'not':
        return this.#tell(phrases.not({ what: this.say(tree.arg) }));
      case 'compare':
        return this.#compared(tree);
      case 'in':
        return this.#among(tree.arg, tree.list);
      case 'path':
        return this.#yes(tree);
      default:
        throw new Unspeakable();
    }
  }

  /** An "or" within an "and" is set apart. */
  #inside(tree: Expression): string {
    return tree.op === 'or' ? this.#tell(phrases.group({ what: this.say(tree) })) : this.say(tree);
  }

  #compared({ by, left, right }: Expression & { op: 'compare' }): string {
    const what = this.#name(left);
    if (isNull(right)) return this.#tell(by === '==' ? phrases.empty({ what }) : phrases.filled({ what }));
    return this.#tell(COMPARED[by]({ what, value: this.#value(right, this.#fieldOf(left)) }));
  }

  #among(arg: Expression, list: Expression): string {
    if (list.op !== 'list') throw new Unspeakable();
    const field = this.#fieldOf(arg);
    const value = list.items.map((item) => this.#value(item, field)).join(this.#tell(phrases.or1()));
    return this.#tell(phrases.is({ what: this.#name(arg), value }));
  }

  /** A yes-or-no field by itself, or the name of a scope. */
  #yes(tree: PathExpression): string {
    const [name] = tree.path;
    if (tree.path.length === 1 && isScopeName(name)) return this.#tell(words[name]());
    return this.#tell(phrases.isYes({ what: this.#name(tree) }));
  }

  #name(tree: Expression): string {
    if (tree.op === 'call' && CALLED[tree.fn] && tree.args.length === 0)
      return this.#tell(CALLED[tree.fn]!());
    if (tree.op !== 'path') throw new Unspeakable();
    const isOld = tree.path[0] === 'old';
    const fields = this.#fields(tree);
    const named = fields.map(({ label }) => localize(label, this.locale));
    const what = named.reduce((of, name) => this.#tell(phrases.partOf({ of, what: name })));
    return isOld ? this.#tell(phrases.before({ what })) : what;
  }

  #value(tree: Expression, field: Field | undefined): string {
    if (tree.op === 'path' && tree.path[0] === 'me')
      return this.#tell(tree.path[1] === 'department' ? phrases.ownDepartment() : phrases.oneself());
    if (tree.op !== 'literal') return this.#name(tree);
    const { value } = tree;
    if (typeof value === 'boolean') return this.#tell(value ? phrases.yes() : phrases.no());
    const options = field?.spec['options'] as
      | Readonly<Record<string, { readonly label: LocalText }>>
      | undefined;
    const option = options?.[String(value)]?.label;
    if (option) return localize(option, this.locale);
    // The id of a record says nothing to anybody.
    if (value === null || field?.target) throw new Unspeakable();
    return String(value);
  }

  #fieldOf(tree: Expression): Field | undefined {
    return tree.op === 'path' ? this.#fields(tree).at(-1) : undefined;
  }

  #fields({ path }: PathExpression): Field[] {
    const fields: Field[] = [];
    let entity: Entity | undefined = this.entity;
    for (const name of path[0] === 'old' ? path.slice(1) : path) {
      const field: Field | undefined = entity?.fields.get(name);
      if (!field) throw new Unspeakable();
      fields.push(field);
      entity = this.model.entities.get(field.target ?? '');
    }
    // `author.id` is the author.
    return fields.length > 1 && fields.at(-1)!.name === 'id' ? fields.slice(0, -1) : fields;
  }

  #tell(message: Message): string {
    return renderMessage(message, this.locale);
  }
}

const COMPARED = {
  '==': phrases.is,
  '!=': phrases.isNot,
  '<': phrases.less,
  '<=': phrases.atMost,
  '>': phrases.more,
  '>=': phrases.atLeast,
} as const;

const CALLED: Readonly<Record<string, (typeof phrases)['today']>> = {
  today: phrases.today,
  now: phrases.now,
};

function isNull(tree: Expression): boolean {
  return tree.op === 'literal' && tree.value === null;
}
