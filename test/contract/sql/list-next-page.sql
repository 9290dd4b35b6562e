select t0."id", t0."due_on"
from "library"."loan" t0
where t0."deleted_at" is null and (t0."due_on", t0."id") < ($1::date, $2::uuid)
order by t0."due_on" desc nulls last, t0."id" desc
limit 50;

select t0."id", t0."due_on"
from "library"."loan" t0
where t0."deleted_at" is null and t0."due_on" is null
order by t0."due_on" desc nulls last, t0."id" desc
limit 50;
