/**
 * How texts are compared when the same record may be there twice. Indexes hold what these functions answered: a change
 * of meaning needs functions of other names, so that the indexes are built anew. Their cost keeps the planner from
 * computing forms row by row instead of asking an index.
 *
 * - `same_form`: neither case nor width, spaces nor punctuation count; what `leave_out` (a pattern) finds goes first,
 *   unless nothing else is there. Null where nothing is left.
 * - `line_forms`: the forms of a text's lines.
 * - `form_grams`: every two neighbouring characters of each form, and every three of ASCII, where two are common: each
 *   once.
 * - `keyword_forms`: the keywords of a field, which commas and semicolons set apart.
 * - `text_pieces`: whatever could be a keyword in a text.
 * - `likeness`: the share of pieces that two texts have in common, in percent (Dice's coefficient).
 */
export const DUPLICATE_FUNCTIONS = String.raw`
create function kehu.same_form(value text, leave_out text) returns text
language plpgsql immutable parallel safe cost 10000 as $$
declare
  noise constant text collate "C" := '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00b4\u00b6-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufe30-\ufe4f]+';
  form text collate "C" := lower(normalize(value, NFKC) collate "und-x-icu");
  kept text collate "C";
begin
  if leave_out <> '' then
    kept := regexp_replace(regexp_replace(form, leave_out collate "C", '', 'g'), noise, '', 'g');
    if kept <> '' then return kept; end if;
  end if;
  return nullif(regexp_replace(form, noise, '', 'g'), '');
end $$;

create function kehu.line_forms(value text, leave_out text) returns text
language plpgsql immutable parallel safe cost 10000 as $$
declare
  line text;
  form text;
  forms text;
begin
  if value is null or strpos(value, E'\n') = 0 then return kehu.same_form(value, leave_out); end if;
  foreach line in array string_to_array(value, E'\n') loop
    form := kehu.same_form(line, leave_out);
    if form is not null then forms := concat_ws(E'\n', forms, form); end if;
  end loop;
  return forms;
end $$;

create function kehu.form_grams(value text, leave_out text) returns integer[]
language plpgsql immutable parallel safe cost 100000 as $$
declare
  grams integer[] := '{}';
  piece text;
  code integer;
  previous integer := 0;
  before_that integer := 0;
begin
  foreach piece in array string_to_array(coalesce(kehu.line_forms(value, leave_out), ''), null) loop
    code := ascii(piece);
    if code = 10 then
      previous := 0; before_that := 0;
    else
      if previous > 0 then grams := grams || ((previous << 16) | (code & 65535)); end if;
      if before_that between 1 and 127 and previous < 128 and code < 128 then
        grams := grams || ((before_that << 14) | (previous << 7) | code);
      end if;
      before_that := previous;
      previous := code;
    end if;
  end loop;
  return array(select distinct gram from unnest(grams) g(gram));
end $$;

create function kehu.keyword_forms(value text) returns text[]
language plpgsql immutable parallel safe cost 100000 as $$
declare
  forms text[] := '{}';
  word text;
  form text collate "C";
begin
  if btrim(value, E' \n') = '' then return forms; end if;
  foreach word in array regexp_split_to_array(value, '[,;|，；、\n]') loop
    form := kehu.same_form(word, '');
    if form is not null and not form = any (forms) then forms := forms || form; end if;
  end loop;
  return forms;
end $$;

create function kehu.text_pieces(value text, leave_out text, shortest integer, longest integer) returns text[]
language plpgsql immutable parallel safe as $$
declare
  pieces text[] := '{}';
  line text;
begin
  foreach line in array string_to_array(coalesce(kehu.line_forms(value, leave_out), ''), E'\n') loop
    for start in 1 .. length(line) loop
      for size in shortest .. least(longest, length(line) - start + 1) loop
        pieces := pieces || substr(line, start, size);
      end loop;
    end loop;
  end loop;
  return pieces;
end $$;

create function kehu.likeness(one integer[], other integer[]) returns integer
language sql immutable parallel safe
return (select (200 * count(*) / greatest(cardinality(one) + cardinality(other), 1))::integer
  from unnest(one) x where x = any (other));
`;
