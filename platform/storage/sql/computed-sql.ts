import type { QueryTree } from '../../expression/query-tree.ts';
import type { ComputedFormula, ComputedRollup } from '../../model/computed.ts';
import { bookedRate } from '../../model/foreign-money.ts';
import type { Field } from '../../model/model.ts';
import { ORGANISATION_COLLATION } from '../system/collation.ts';
import { mainColumn } from './field-sql.ts';
import { inBase } from './in-base.ts';
import { cast, plainType, type Scalar } from './scalar.ts';
import { literal, Scope, tableOf, type ComputedSql, type Place } from './scope.ts';
import { holds, scalar } from './tree-sql.ts';

/** Writes computed fields into statements: formulas in place, roll-ups from beside the record or as a query inside. */
export const computedSql: ComputedSql = (field, parts, place, scope) => {
  const { computed } = field;
  const isBase = parts[0] === 'base';
  if (computed?.kind === 'formula') return formulaSql(field, computed, isBase, place, scope);
  if (computed?.kind !== 'rollup') throw new Error(`${field.entity}.${field.name} is not computed`);
  const value = rollupSql(field, computed, place, scope);
  return isBase ? atBookedRate(field, value, place) : value;
};

/** The sum of a document at the rate of its day; without a currency it is in the company's already. */
function atBookedRate(field: Field, value: Scalar, { table, alias }: Place): Scalar {
  const booked = bookedRate(field);
  if (!booked) return value;
  const [currency, rate] = [booked.currency, booked.rate].map(
    (name) => `${alias}.${mainColumn(table.fields.get(name)!.columns).sql}`,
  );
  const factor = `coalesce(${rate}, case when ${currency} is null then 1 end)`;
  return { sql: `round(${value.sql} * ${factor}, ${BASE_SCALE})`, type: 'numeric', nullable: true };
}

/** Decimals of an amount in base currency. */
const BASE_SCALE = 4;

function formulaSql(
  field: Field,
  { expression }: ComputedFormula,
  isBase: boolean,
  place: Place,
  scope: Scope,
): Scalar {
  const inner = scope.seenFrom(place);
  const plain = scope.statement.computed.tree(expression);
  const tree = isBase ? inBase(plain, place.table, scope.statement.map) : plain;
  const value = shaped(scalar(tree, inner), field);
  if (place.alias === scope.outermost.alias) return value;
  return { ...value, sql: `case when ${place.alias}."id" is not null then ${value.sql} end`, nullable: true };
}

function rollupSql(field: Field, computed: ComputedRollup, place: Place, scope: Scope): Scalar {
  const kept = place.table.rollups?.columns.get(field.name);
  const dated = scope.statement.computed.isAsOfDay ? computed.dated : undefined;
  if (kept && !dated) {
    const beside = scope.beside(place);
    return { sql: `${beside}.${kept.sql}`, type: plainType(kept.type), nullable: true };
  }
  const inner = Scope.over(scope.statement, tableOf(scope.statement, computed.of));
  const { value, where } = rollupParts(field, computed, inner);
  const back = belongsSql(computed, inner.root, place.table.entity.key, `${place.alias}."id"`);
  const conditions = [back, `${inner.root.alias}."deleted_at" is null`, ...(where ? [where] : [])];
  if (dated) conditions.push(holds(scope.statement.computed.tree(dated), inner));
  const sql = `(select ${value.sql} from ${inner.from} where ${conditions.join(' and ')})`;
  return { ...value, sql };
}

/**
 * The measure of a roll-up over the counted records, and which of those take part; `filtered` says the latter inside
 * the measure, so that several roll-ups share the rows.
 */
export function rollupParts(
  field: Field,
  { measure, value, where }: ComputedRollup,
  inner: Scope,
  filtered = false,
): { value: Scalar; where: string | undefined } {
  const { computed, map } = inner.statement;
  const isInItsOwn = field.spec['currencyField'] !== undefined;
  const over = (tree: QueryTree) => (isInItsOwn ? tree : inBase(tree, inner.root.table, map));
  const one = value && scalar(over(computed.tree(value)), inner);
  const condition = where && holds(over(computed.tree(where)), inner);
  const filter = filtered && condition ? ` filter (where ${condition})` : '';
  const sql = measureSql(measure, one?.sql ?? '', filter);
  const type =
    measure === 'count' ? 'bigint' : measure === 'sum' || measure === 'avg' ? 'numeric' : one!.type;
  return { value: shaped({ sql, type, nullable: true }, field), where: condition };
}

/** Of nothing, a count and a sum are 0 and everything else is null. */
function measureSql(measure: ComputedRollup['measure'], value: string, filter: string): string {
  switch (measure) {
    case 'count':
      return `count(*)${filter}`;
    case 'sum':
      return `coalesce(sum(${value})${filter}, 0)`;
    case 'avg':
      return `kehu.mean(sum(${value})${filter}::numeric, count(${value})${filter})`;
    default:
      return `${measure}(${value})${filter}`;
  }
}

/** A counted record refers to the one with the id; a polymorphic reference, to that one and none of another entity. */
export function belongsSql(
  { reference }: ComputedRollup,
  { table, alias }: Place,
  parent: string,
  id: string,
): string {
  const { columns } = table.fields.get(reference)!;
  const entity = columns.find(({ part }) => part === 'entity');
  const column = columns.find(({ part }) => part === 'id') ?? columns[0]!;
  const refers = `${alias}.${column.sql} = ${id}`;
  return entity ? `${alias}.${entity.sql} = ${literal(parent)} and ${refers}` : refers;
}

/** In the type and with the decimals of the field: what a read answers, a filter compares and an index holds. */
function shaped(value: Scalar, { type, spec }: Field): Scalar {
  const decimals = type.decimals?.(spec);
  if (decimals !== undefined) {
    return { sql: `round(${cast(value, 'numeric')}, ${decimals})`, type: 'numeric', nullable: true };
  }
  const { kind } = type.expressionType(spec);
  if (kind === 'int') return { sql: wholeSql(value), type: 'bigint', nullable: true };
  if (kind === 'string')
    return {
      sql: `(${cast(value, 'text')} collate ${ORGANISATION_COLLATION})`,
      type: 'text',
      nullable: true,
    };
  return kind === 'bool' ? value : { ...value, nullable: true };
}

function wholeSql(value: Scalar): string {
  if (value.type !== 'numeric') return cast(value, 'bigint');
  return `kehu.int64(round((${value.sql})::numeric))`;
}
