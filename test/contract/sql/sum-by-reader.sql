select t1."name", t0."reader", sum(t0."deposit")
from "library"."loan" t0
  left join "library"."reader" t1 on t1."id" = t0."reader"
where t0."deleted_at" is null and t0."status" = text 'open'
group by t1."name", t0."reader"
order by 3 desc nulls last, 1 nulls last
limit 100;
