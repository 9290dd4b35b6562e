select t0."number", t0."reader", t1."name", t0."status", t0."due_on", t0."owner", t2."name", t2."department", t3."name"
from (select t0.* from (select distinct on (t0."due_on", t0."id") t0.* from ((select t0.* from "library"."loan" t0
where t0."deleted_at" is null and t0."status" = text 'open'
order by t0."due_on", t0."id"
limit 50)
union all
(select t0.* from "library"."loan" t0
where t0."deleted_at" is null and t0."status" = text 'lost'
order by t0."due_on", t0."id"
limit 50)
union all
(select t0.* from "library"."loan" t0
where t0."deleted_at" is null and t0."id" = any($1::uuid[])
order by t0."due_on", t0."id"
limit 50)) t0
order by t0."due_on", t0."id"
limit 50) t0
order by t0."due_on", t0."id"
limit 50) t0
left join "library"."reader" t1 on t1."id" = t0."reader"
  left join "core"."user" t2 on t2."id" = t0."owner"
  left join "core"."department" t3 on t3."id" = t2."department"
order by t0."due_on", t0."id";
