/**
 * What expressions mean and PostgreSQL's own operators do not say (see the catalogue in query-tree.ts). All are
 * immutable and total: they answer null where the catalogue does, and never fail.
 */
export const FUNCTIONS = `
create function kehu.int64(value numeric) returns bigint
language sql immutable parallel safe
return case when value between -9223372036854775808 and 9223372036854775807 then value::bigint end;

create function kehu.quotient(dividend numeric, divisor numeric) returns numeric
language sql immutable parallel safe
return case when divisor <> 0 then
  sign(dividend) * sign(divisor)
    * div(2 * abs(dividend) * 10000000000 + abs(divisor), 2 * abs(divisor)) * 0.0000000001
end;
comment on function kehu.quotient is 'Exact to ten places, half away from zero; the plain operator rounds large quotients earlier.';

create function kehu.mean(total numeric, count bigint) returns numeric
language sql immutable parallel safe
return trim_scale(kehu.quotient(total, count::numeric));

create function kehu.valid_date(value date) returns date
language sql immutable parallel safe
return case when value between date '0001-01-01' and date '9999-12-31' then value end;

create function kehu.valid_moment(value timestamptz) returns timestamptz
language sql immutable parallel safe
return case when value >= timestamptz '0001-01-01 00:00:00+00' and value < timestamptz '10000-01-01 00:00:00+00'
  then value end;

create function kehu.add_days(value date, days bigint) returns date
language sql immutable parallel safe
return case when days between -3652058 and 3652058 then
  case when days between date '0001-01-01' - value and date '9999-12-31' - value then value + days::integer end
end;

create function kehu.add_months(value date, months bigint) returns date
language sql immutable parallel safe
return case when months between -119988 and 119988 then
  case when extract(year from value) * 12 + extract(month from value) - 1 + months between 12 and 119999
    then (value + make_interval(months => months::integer))::date end
end;

create function kehu.add_days(value timestamptz, days bigint, zone text) returns timestamptz
language sql immutable parallel safe
return kehu.valid_moment((kehu.add_days(kehu.valid_date((value at time zone zone)::date), days)
  + (value at time zone zone)::time) at time zone zone);

create function kehu.add_months(value timestamptz, months bigint, zone text) returns timestamptz
language sql immutable parallel safe
return kehu.valid_moment((kehu.add_months(kehu.valid_date((value at time zone zone)::date), months)
  + (value at time zone zone)::time) at time zone zone);

create function kehu.trim(value text) returns text
language sql immutable parallel safe
return btrim(value, U&'\\0009\\000A\\000B\\000C\\000D\\0020\\00A0\\1680\\2000\\2001\\2002\\2003\\2004\\2005\\2006\\2007\\2008\\2009\\200A\\2028\\2029\\202F\\205F\\3000\\FEFF');
`;

/** Time that passes whatever clocks on walls show; null where it would leave the years 1 to 9999. */
export const ELAPSED_FUNCTIONS = `
create function kehu.add_minutes(value timestamptz, minutes bigint) returns timestamptz
language sql immutable parallel safe
return case when minutes between -5258964960 and 5258964960 then
  case when minutes between (-62135596800 - extract(epoch from value)) / 60
      and (253402300799.999 - extract(epoch from value)) / 60
    then value + minutes::double precision * interval '1 minute' end
end;
`;
