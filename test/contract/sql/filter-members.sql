select (select jsonb_agg(jsonb_build_object('id', t4."target", 'title', t4.title)) from (select t3."target", t2."title" as title from "library"."book" t2 join "library"."book__related" t3 on t3."target" = t2."id" and t3."record" = t0."id" order by t3."target") t4)
from "library"."book" t0
where t0."deleted_at" is null and (t0."tags" @> array[$1::text collate "C"] and not exists (select from "library"."book__related" t1 where t1."record" = t0."id" and t1."target" = $2::uuid))
order by t0."id"
limit 50;
