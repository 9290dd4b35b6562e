select t0."id"
from "library"."reader" t0
where t0."deleted_at" is null and ((select count(*) from "library"."loan" t1 where t1."reader" = t0."id" and t1."deleted_at" is null and t1."status" = text 'open') > $1::bigint and not (exists (select from "library"."loan" t2 where t2."reader" = t0."id" and t2."deleted_at" is null)))
order by t0."id"
limit 50;
