import { pluginFunction } from '../../expression/functions/plugin-functions.ts';
import type { QueryFunction, QueryTree } from '../../expression/query-tree.ts';
import { numberSql } from './arithmetic-sql.ts';
import { cast, joinable, pgType, type Scalar } from './scalar.ts';

export type CallTree = Extract<QueryTree, { op: 'call' }>;

type Renderer = (args: readonly string[], call: CallTree) => string;

/** What PostgreSQL's own functions do not say as the catalogue means it lives in schema `kehu`. */
const RENDERERS: Readonly<Record<Exclude<QueryFunction, 'size' | 'isWithin'>, Renderer>> = {
  year: ([date]) => `extract(year from ${date})::bigint`,
  quarter: ([date]) => `extract(quarter from ${date})::bigint`,
  month: ([date]) => `extract(month from ${date})::bigint`,
  day: ([date]) => `extract(day from ${date})::bigint`,
  weekday: ([date]) => `extract(isodow from ${date})::bigint`,
  hour: ([time]) => `extract(hour from ${time})::bigint`,
  minute: ([time]) => `extract(minute from ${time})::bigint`,
  date: ([moment, zone]) => `kehu.valid_date((${moment} at time zone ${zone})::date)`,
  time: ([moment, zone]) => `date_trunc('second', ${moment} at time zone ${zone})::time`,
  dateTime: ([date, zone]) => `kehu.valid_moment(${date}::timestamp at time zone ${zone})`,
  addDays: (args) => `kehu.add_days(${args.join(', ')})`,
  addMonths: (args) => `kehu.add_months(${args.join(', ')})`,
  addMinutes: (args) => `kehu.add_minutes(${args.join(', ')})`,
  startOf: ([date, unit]) => `kehu.valid_date(date_trunc(${unit}, ${date}::timestamp)::date)`,
  daysBetween: ([from, to]) => `(${to} - ${from})::bigint`,
  secondsBetween: ([from, to]) => `trunc(extract(epoch from ${to} - ${from}))::bigint`,
  round: ([number, digits]) => `round(${number}::numeric, (${digits})::integer)`,
  floor: ([number]) => `floor(${number}::numeric)`,
  ceil: ([number]) => `ceil(${number}::numeric)`,
  abs: ([number], { type }) => numberSql(`abs(${number}::numeric)`, type, true).sql,
  min: (args, call) => `least(${byCodePoint(args, call)})`,
  max: (args, call) => `greatest(${byCodePoint(args, call)})`,
  int: ([number]) => `kehu.int64(trunc(${number}::numeric))`,
  string: ([value], { args }) => (isDecimal(args[0]!) ? `trim_scale(${value})::text` : `${value}::text`),
  lower: ([text]) => `(lower(${text} collate "und-x-icu") collate "C")`,
  upper: ([text]) => `(upper(${text} collate "und-x-icu") collate "C")`,
  trim: ([text]) => `kehu.trim(${text})`,
  contains: ([text, part]) => `strpos(${text} collate "C", ${part}) > 0`,
  startsWith: ([text, start]) => `starts_with(${text} collate "C", ${start})`,
  endsWith: ([text, end]) => `right(${text}, char_length(${end})) = ${end} collate "C"`,
  matches: ([text, pattern]) => `(${text} collate "C") ~ ${pattern}`,
  label: ([key, keys, labels]) =>
    `coalesce((${labels})[array_position(${keys}, ${key} collate "C")], ${key} collate "C")`,
  coalesce: (args) => `coalesce(${args.join(', ')})`,
};

/** These answer false, never null, where an argument is null. */
export const NEVER_NULL: ReadonlySet<string> = new Set([
  'contains',
  'startsWith',
  'endsWith',
  'matches',
  'isWithin',
]);

/** A call of the catalogue over its rendered arguments; null and false of a test are not yet told apart. */
export function functionSql(call: CallTree, args: readonly Scalar[]): Scalar {
  if (call.fn === 'size' || call.fn === 'isWithin') throw new Error(`${call.fn} is no plain function`);
  const type = pgType(call.type);
  if (isPlugins(call.fn)) return pluginSql(call.fn, args, type);
  return { sql: RENDERERS[call.fn](argumentSqls(call, args, type), call), type, nullable: true };
}

function isPlugins(fn: CallTree['fn']): fn is `plugin:${string}` {
  return fn.startsWith('plugin:');
}

/** The SQL a plugin gives for its function, with the null of a null argument that the language promises. */
function pluginSql(fn: `plugin:${string}`, args: readonly Scalar[], type: string): Scalar {
  const { sql: form = 'null', signatures } = pluginFunction(fn.slice('plugin:'.length))!;
  const given = args.map((arg, i) =>
    cast(arg, pgType({ kind: signatures[0]!.parameters[i]!.kind as 'int' })),
  );
  const filled = form.replace(/\$(\d+)/g, (hole, number: string) =>
    given[Number(number) - 1] ? `(${given[Number(number) - 1]})` : hole,
  );
  const result = type === 'text' ? `((${filled})::text collate "C")` : `(${filled})::${type}`;
  const nulls = given.map((arg) => `(${arg}) is null`);
  const sql = nulls.length > 0 ? `case when ${nulls.join(' or ')} then null else ${result} end` : result;
  return type === 'boolean'
    ? { sql: `coalesce(${sql}, false)`, type, nullable: false }
    : { sql: `(${sql})`, type, nullable: true };
}

/** int and decimal arguments of `min`, `max`, `coalesce` meet in the type of the result. */
function argumentSqls({ fn }: CallTree, args: readonly Scalar[], type: string): string[] {
  const mixes = fn === 'min' || fn === 'max' || fn === 'coalesce';
  return args.map((arg) =>
    mixes ? cast(joinable(arg), type) : arg.type === 'uuid' ? cast(arg, 'text') : arg.sql,
  );
}

function byCodePoint(args: readonly string[], { type }: CallTree): string {
  if (type.kind !== 'string') return args.join(', ');
  return args.map((arg) => `${arg} collate "C"`).join(', ');
}

function isDecimal(tree: QueryTree): boolean {
  return 'type' in tree && tree.type.kind === 'decimal';
}
