/**
 * The forms of `duplicate-functions.ts` for less work. Indexes that exist keep what they hold: the answers to what was
 * asked before are the same.
 *
 * - `same_form`: what is left out comes as two patterns, a line each: words with a Latin end, which only a text with
 *   such a letter can hold, and all others. One pattern of both kinds costs three times as much.
 * - `form_grams`: pieces are told apart as they come; only of many are those that are there twice taken out at the end.
 */
export const SOONER_FORMS = String.raw`
create or replace function kehu.same_form(value text, leave_out text) returns text
language plpgsql immutable parallel safe cost 10000 as $$
declare
  noise constant text collate "C" := '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00b4\u00b6-\u00bf\u00d7\u00f7\u2000-\u206f\u2190-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufe30-\ufe4f]+';
  form text collate "C" := lower(normalize(value, NFKC) collate "und-x-icu");
  kept text collate "C" := form;
  words text collate "C";
begin
  if leave_out <> '' then
    words := split_part(leave_out, E'\n', 1);
    if words <> '' and (form ~ '[a-z0-9]' or strpos(leave_out, E'\n') = 0) then
      kept := regexp_replace(kept, words, '', 'g');
    end if;
    words := split_part(leave_out, E'\n', 2);
    if words <> '' then kept := regexp_replace(kept, words, '', 'g'); end if;
    kept := regexp_replace(kept, noise, '', 'g');
    if kept <> '' then return kept; end if;
  end if;
  return nullif(regexp_replace(form, noise, '', 'g'), '');
end $$;

create or replace function kehu.form_grams(value text, leave_out text) returns integer[]
language plpgsql immutable parallel safe cost 100000 as $$
declare
  many constant integer := 64;
  grams integer[] := '{}';
  piece text;
  gram integer;
  code integer;
  previous integer := 0;
  before_that integer := 0;
begin
  foreach piece in array string_to_array(coalesce(kehu.line_forms(value, leave_out), ''), null) loop
    code := ascii(piece);
    if code = 10 then
      previous := 0; before_that := 0;
    else
      if previous > 0 then
        gram := (previous << 16) | (code & 65535);
        if cardinality(grams) > many or not gram = any (grams) then grams := grams || gram; end if;
      end if;
      if before_that between 1 and 127 and previous < 128 and code < 128 then
        gram := (before_that << 14) | (previous << 7) | code;
        if cardinality(grams) > many or not gram = any (grams) then grams := grams || gram; end if;
      end if;
      before_that := previous;
      previous := code;
    end if;
  end loop;
  if cardinality(grams) <= many then return grams; end if;
  return array(select distinct g.gram from unnest(grams) g(gram));
end $$;
`;
