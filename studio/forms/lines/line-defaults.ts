import type { EntityDocument } from '../../model/model-document.ts';
import type { FormValues } from '../form-store.ts';
import { compileDefaults, valueOfDefault, type DefaultRule } from '../rules/default-values.ts';
import { environment, type RuleWorld } from '../rules/rule-world.ts';
import { same } from '../same-value.ts';
import { fillRow, isNewRow, isStruck, type Row } from './line-rows.ts';

export interface LineDefaults {
  readonly rules: readonly DefaultRule[];
  /** Name of the child's reference to its parent, through which a default may read the parent. */
  readonly inverse: string | undefined;
}

export function compileLineDefaults(
  world: RuleWorld,
  child: EntityDocument,
  inverse: string | undefined,
): LineDefaults {
  return { rules: compileDefaults(world.model, child), inverse };
}

/**
 * The rows with the defaults that follow from what was typed. A new row takes every default nobody has typed over;
 * a stored row only those that read a cell somebody has just changed, such as the price of another product. A cell that
 * is `held`, by its path, has the cursor and waits.
 */
export function withDefaults(
  rows: readonly Row[],
  defaults: LineDefaults,
  parent: FormValues,
  world: RuleWorld,
  isHeld: (path: string) => boolean = () => false,
): readonly Row[] {
  return rows.reduce<readonly Row[]>((all, row) => {
    if (isStruck(row) || (row.$touched ?? []).length === 0) return all;
    const found = defaultsOf(row, defaults, parent, world);
    const values = new Map([...found].filter(([cell]) => !isHeld(`${row.$key}.${cell}`)));
    return values.size > 0 ? fillRow(all, row.$key, values) : all;
  }, rows);
}

function defaultsOf(
  row: Row,
  { rules, inverse }: LineDefaults,
  parent: FormValues,
  world: RuleWorld,
): ReadonlyMap<string, unknown> {
  const touched = new Set(row.$touched);
  const concerned = isNewRow(row) ? rules : dependents(rules, touched);
  const found = new Map<string, unknown>();
  for (const rule of concerned) {
    const { name } = rule.field;
    if (touched.has(name)) continue;
    const values = {
      ...row,
      ...Object.fromEntries(found),
      ...(inverse ? { [inverse]: behind(parent) } : {}),
    };
    const value = valueOfDefault(rule, environment(values, world), world);
    if (value === null && !isNewRow(row)) continue;
    if (!same(value, row[name])) found.set(name, value);
  }
  return found;
}

/** The parent as an object a path may go through. */
function behind(parent: FormValues): FormValues {
  return { ...parent, $key: 'parent' };
}

/** The defaults that read one of the cells, or another default that does. */
export function dependents(
  rules: readonly DefaultRule[],
  cells: ReadonlySet<string>,
): readonly DefaultRule[] {
  const reached = new Set(cells);
  return rules.filter(({ field, expression }) => {
    const reads = expression.dependencies.some(([name]) => reached.has(name!));
    if (reads) reached.add(field.name);
    return reads;
  });
}
