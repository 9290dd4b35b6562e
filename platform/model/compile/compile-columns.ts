import type { Message } from '../../kernel/text.ts';
import { checkMessages as messages } from '../check/messages.ts';
import type { EffectiveNode } from '../layers/merge.ts';
import type { Column } from '../metadata.generated.ts';
import type { Field } from '../model.ts';
import type { Compilation } from './compilation.ts';
import { inOrder, type EntityDraft } from './compile-entity.ts';
import { followPath } from './field-path.ts';

/** Where a map of fields stands: the node, the entity its paths start from, and the way to it in the node. */
export interface Place {
  readonly node: EffectiveNode;
  readonly entity: EntityDraft;
  readonly path: readonly string[];
}

interface PathEntry {
  readonly path?: string;
  readonly order?: number;
}

/** Why a field does not fit where an entry puts it, and at which property of the entry; undefined when it does. */
export type Misfit<T> = (field: Field, entry: T) => { at: readonly string[]; message: Message } | undefined;

/** Entries that each name a field, by key or path: in order, checked, and without those to hidden fields. */
export function compileEntries<T extends PathEntry>(
  entries: Readonly<Record<string, T>>,
  { node, entity, path }: Place,
  { entities, report }: Pick<Compilation, 'entities' | 'report'>,
  misfit: Misfit<T> = () => undefined,
): Record<string, T> {
  const shown: [string, T][] = [];
  for (const [name, entry] of inOrder(entries)) {
    const end = followPath(entities, entity, entry.path ?? name);
    if ('hidden' in end) continue;
    const at = [...path, name];
    if ('problem' in end) report(node, entry.path === undefined ? at : [...at, 'path'], end.problem);
    else {
      const unfit = misfit(end.field, entry);
      if (unfit) report(node, [...at, ...unfit.at], unfit.message);
    }
    shown.push([name, entry]);
  }
  return Object.fromEntries(shown);
}

/** A total needs numbers, or for the least and greatest anything with an order. */
export const totalMisfit: Misfit<Column> = (field, { total }) => {
  const { kind } = field.type.expressionType(field.spec);
  const fits =
    total === 'sum' || total === 'avg' ? kind === 'int' || kind === 'decimal' : field.type.sortable;
  return total === undefined || fits
    ? undefined
    : { at: ['total'], message: messages.notSummable(named(field)) };
};

/** Only a date can be overdue. */
export const columnMisfit: Misfit<Column> = (field, column) => {
  const { kind } = field.type.expressionType(field.spec);
  const fits = !column.due || kind === 'date' || kind === 'dateTime';
  return fits ? totalMisfit(field, column) : { at: ['due'], message: messages.notADateField(named(field)) };
};

export const sortMisfit: Misfit<PathEntry> = (field) =>
  field.type.sortable ? undefined : { at: [], message: messages.notSortable(named(field)) };

/** A field and its type as parameters of a message. */
export function named(field: Field): { name: string; type: string } {
  return { name: field.name, type: field.type.name };
}
