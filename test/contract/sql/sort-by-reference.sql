select t0."reader", t1."name"
from "library"."loan" t0
  left join "library"."reader" t1 on t1."id" = t0."reader"
where t0."deleted_at" is null
order by t1."name", t0."id"
limit 50;
