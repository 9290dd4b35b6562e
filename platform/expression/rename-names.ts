import type { ASTNode } from '@marcbachmann/cel-js';
import { BOUND_NAMES, RELATION_TESTS, type SourceRange } from './expression.ts';
import { ExpressionError } from './expression-error.ts';
import { childrenOf, parseExpression } from './parse-expression.ts';

/** What the names of an expression are called today. */
export interface PresentNames {
  /** The first of these names in an entity: a field, or two or three names that mean a reference of another entity. */
  step(entity: string, names: readonly string[]): PresentStep | undefined;
  option(field: PresentField, option: string): string;
  /** An attribute of the scheme that a field is classified by. */
  attribute(field: PresentField, attribute: string): string;
}

export interface PresentField {
  readonly entity: string;
  readonly name: string;
}

export interface PresentStep {
  /** The present names, as many as the step takes. */
  readonly names: readonly string[];
  /** Where it leads. */
  readonly entity: string | undefined;
  readonly field: PresentField | undefined;
}

/**
 * The text with what was renamed under its present names: fields along paths, relations, and options beside the field
 * they are compared with. Everything else stays as it is written, and so does a text that is no expression.
 *
 * @param bound names that mean something else than fields where the expression stands
 * @param gives the field whose value the expression comes to: what stands for its options is renamed, too
 */
export function renameNames(
  text: string,
  entity: string,
  names: PresentNames,
  bound: readonly string[] = [],
  gives?: PresentField,
): string {
  const renaming = new Renaming(text, entity, names);
  try {
    const { ast } = parseExpression(text);
    renaming.visit(ast, new Map(bound.map((name) => [name, undefined])));
    if (gives) renaming.result(ast, gives);
  } catch (error) {
    if (error instanceof ExpressionError) return text;
    throw error;
  }
  return renaming.text();
}

/** What a path ends at. */
type End = Partial<Pick<PresentStep, 'entity' | 'field'>>;

/** The entities that variables of relations stand for; undefined for those that stand for a value. */
type Variables = ReadonlyMap<string, string | undefined>;

interface Named extends SourceRange {
  readonly name: string;
}

class Renaming {
  readonly #edits: Named[] = [];

  constructor(
    private readonly written: string,
    readonly root: string,
    readonly names: PresentNames,
  ) {}

  text(): string {
    const backwards = this.#edits.toSorted((a, b) => b.start - a.start);
    return backwards.reduce(
      (text, { name, start, end }) => text.slice(0, start) + name + text.slice(end),
      this.written,
    );
  }

  visit(node: ASTNode, variables: Variables): End {
    const parts = partsOf(node);
    if (parts) return this.#path(parts, variables);
    const relation = relationOf(node);
    if (relation) {
      const { entity } = this.visit(relation.over, variables);
      this.visit(relation.where, new Map([...variables, [relation.variable, entity]]));
      return {};
    }
    const ends = childrenOf(node).map((child) => this.visit(child, variables));
    if (node.op === '==' || node.op === '!=' || node.op === 'in') this.#options(node.args, ends);
    if (node.op === 'call') this.#argument(node.args, ends);
    return {};
  }

  /** What the expression may come to: a literal, either side of a choice, the values of a list. */
  result(node: ASTNode, field: PresentField): void {
    if (node.op === '?:') for (const side of node.args.slice(1)) this.result(side, field);
    else if (node.op === 'list') for (const item of node.args) this.result(item, field);
    else if (node.op === 'value' && typeof node.args === 'string')
      this.#renameLiteral(node, node.args, this.names.option(field, node.args));
  }

  /** `isWithin(subject, '0101')`, `attribute(subject, 'loanDays')` */
  #argument([fn, [, word]]: readonly [string, readonly ASTNode[]], [end]: readonly End[]): void {
    if (!end?.field || word?.op !== 'value' || typeof word.args !== 'string') return;
    if (fn === 'isWithin') this.#renameLiteral(word, word.args, this.names.option(end.field, word.args));
    if (fn === 'attribute') this.#renameLiteral(word, word.args, this.names.attribute(end.field, word.args));
  }

  #path(parts: readonly Named[], variables: Variables): End {
    const first = parts[0]!.name;
    if (BOUND_NAMES.has(first) && !variables.has(first)) return {};
    const isRecord = variables.has(first) || first === 'old';
    let entity = variables.has(first) ? variables.get(first) : this.root;
    let rest = isRecord ? parts.slice(1) : parts;
    let field: PresentField | undefined;
    while (rest.length > 0) {
      const words = rest.map(({ name }) => name);
      const step = entity === undefined ? undefined : this.names.step(entity, words);
      if (!step) return {};
      for (const [index, name] of step.names.entries()) this.#rename(rest[index]!, name);
      ({ entity, field } = step);
      rest = rest.slice(step.names.length);
    }
    return { entity, field };
  }

  /** Literal keys beside a path that ends at a field with options. */
  #options(sides: readonly ASTNode[], ends: readonly End[]): void {
    for (const [index, { field }] of ends.entries()) {
      const other = sides[1 - index];
      if (!field || !other) continue;
      for (const word of other.op === 'list' ? other.args : [other])
        if (word.op === 'value' && typeof word.args === 'string')
          this.#renameLiteral(word, word.args, this.names.option(field, word.args));
    }
  }

  /** Between its quotation marks; a key has nothing that would be written otherwise. */
  #renameLiteral({ start, end }: SourceRange, value: string, name: string): void {
    if (this.written.slice(start + 1, end - 1) !== value) return;
    this.#rename({ name: value, start: start + 1, end: end - 1 }, name);
  }

  #rename({ name: before, start, end }: Named, name: string): void {
    if (name !== before) this.#edits.push({ name, start, end });
  }
}

/** A name and what follows it by dots. */
function partsOf(node: ASTNode): Named[] | undefined {
  if (node.op === 'id') return [{ name: node.args, start: node.start, end: node.end }];
  if (node.op !== '.') return undefined;
  const { pos: start, end } = node;
  return partsOf(node.args[0])?.concat({ name: node.args[1], start, end });
}

/** `lines.exists(l, …)` or `exists(lines, l, …)`. */
function relationOf(node: ASTNode) {
  if (node.op !== 'call' && node.op !== 'rcall') return undefined;
  const [over, variable, where] = childrenOf(node);
  const isTest = (RELATION_TESTS as readonly string[]).includes(node.args[0]);
  return isTest && over && variable?.op === 'id' && where
    ? { over, variable: variable.args, where }
    : undefined;
}
