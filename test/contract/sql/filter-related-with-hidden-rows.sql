select t0."id"
from "library"."reader" t0
where t0."deleted_at" is null and exists (select from "library"."loan" t1
  left join "core"."user" t2 on t2."id" = t1."owner" where t1."reader" = t0."id" and t1."deleted_at" is null and t1."owner" = $1::uuid and (t1."status" = text 'open' and (t2."name" collate "C" <> t0."name" or (t2."name" collate "C" is null) <> (t0."name" is null))))
order by t0."id"
limit 50;
