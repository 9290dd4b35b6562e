/**
 * What the search index is made of; `storage/search/grams.ts` says the same in JavaScript and why. Indexes hold what
 * these functions answered: a change of meaning needs functions of other names, so that the indexes are built anew.
 * The cost keeps the planner from computing pieces row by row instead of asking the index; a parallel worker's start
 * costs more than the index's answer.
 */
export const SEARCH_FUNCTIONS = `
create function kehu.search_form(value text) returns text
language sql immutable parallel safe
return lower(normalize(value, NFKC) collate "und-x-icu") collate "C";

create function kehu.search_grams(value text) returns integer[]
language plpgsql immutable strict parallel restricted cost 100000 as $$
declare
  grams integer[] := '{}';
  piece text;
  code integer;
  previous integer := 0;
  before_that integer := 0;
  is_latin boolean;
  was_latin boolean := false;
  latin_before_that boolean := false;
begin
  foreach piece in array string_to_array(kehu.search_form(value), null) loop
    code := ascii(piece);
    if code <= 32 then
      previous := 0; before_that := 0; was_latin := false; latin_before_that := false;
      continue;
    end if;
    is_latin := code between 97 and 122 or code between 48 and 57;
    if previous = 0 then
      if code >= 128 then grams := grams || (code & 65535); end if;
    elsif code >= 128 or previous >= 128 then
      grams := grams || ((previous << 16) | (code & 65535));
    elsif before_that > 0 and before_that < 128 then
      grams := grams || ((before_that << 14) | (previous << 7) | code);
    end if;
    if is_latin and was_latin and not latin_before_that then
      grams := grams || (65536 | (previous << 7) | code);
    end if;
    latin_before_that := was_latin;
    was_latin := is_latin;
    before_that := previous;
    previous := code;
  end loop;
  return grams;
end $$;
`;
