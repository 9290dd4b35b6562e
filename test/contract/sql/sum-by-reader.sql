select t1."name" as "reader", t0."reader" as "reader id", sum(t0."deposit") as "deposit"
from "library"."loan" t0
  left join "library"."reader" t1 on t1."id" = t0."reader"
where t0."deleted_at" is null and t0."status" = $1::text
group by t1."name", t0."reader"
order by "deposit" desc nulls last, "reader" nulls last
limit 100;
