import type { CheckedExpression } from '../../expression/expression.ts';
import { computedMessages as messages } from '../check/computed-messages.ts';
import type { Computed } from '../computed.ts';
import type { Field } from '../model.ts';
import type { Compilation } from './compilation.ts';
import type { EntityDraft } from './compile-entity.ts';

/**
 * The currency of a computed amount. A formula over amounts of the record is in theirs; amounts in several
 * currencies, or in that of another record, make no sum. Roll-ups and lookups are in the
 * company's currency unless they say otherwise.
 */
export function currencyOf(
  { name, spec, type }: Field,
  computed: Computed,
  draft: EntityDraft,
  { entities, report }: Compilation,
): Pick<Field, 'spec'> | undefined {
  if (computed.kind !== 'formula' || type.name !== 'money' || spec.currencyField !== undefined)
    return undefined;
  const currencies = new Set<unknown>();
  for (const path of computed.expression.dependencies) {
    const field = fieldAt(path, draft, entities);
    if (field?.type.name !== 'money' || field.spec.currencyField === undefined) continue;
    currencies.add(path.length === 1 ? field.spec.currencyField : path.join('.'));
  }
  if (currencies.size === 0) return undefined;
  const [only] = currencies;
  if (currencies.size === 1 && typeof only === 'string' && !only.includes('.'))
    return { spec: { ...spec, currencyField: only } };
  report(draft.node, ['fields', name], messages.currencyUnclear({ name }));
  return undefined;
}

/**
 * Counted amounts in a currency of their own are summed in the company's. Only where a rule of the counted record
 * holds its currency to that of the record it belongs to (`order.currency != currency` is wrong) they may be summed in it.
 */
export function refuseOtherCurrency(
  { name, spec }: Field,
  value: CheckedExpression | undefined,
  { node }: EntityDraft,
  child: EntityDraft,
  reference: Field,
  { entities, report }: Compilation,
): void {
  const { currencyField } = spec;
  if (currencyField === undefined) return;
  const amounts = (value?.dependencies ?? []).map((path) => fieldAt(path, child, entities));
  const own = amounts.find((field) => field?.spec.currencyField !== undefined);
  if (!own || isHeldTo(`${reference.name}.${String(currencyField)}`, child)) return;
  report(node, ['fields', name, 'currencyField'], messages.rollupCurrency({ name: own.name }));
}

function isHeldTo(path: string, { spec }: EntityDraft): boolean {
  const { validations = {} } = spec;
  return Object.values(validations).some(
    ({ when, severity }) => severity !== 'needsReason' && when.includes(path),
  );
}

/** The field a path ends at; undefined for a part of a value. */
export function fieldAt(
  path: readonly string[],
  from: EntityDraft,
  entities: Compilation['entities'],
): Field | undefined {
  let field: Field | undefined;
  let at: EntityDraft | undefined = from;
  for (const name of path) {
    field = at?.fields.get(name);
    at = field?.target === undefined ? undefined : entities.get(field.target);
  }
  return field;
}
