select t0."id"
from "library"."loan" t0
where t0."deleted_at" is null and ((t0."status" <> text 'open' or t0."status" is null) and (t0."due_on" >= date '2026-03-11' or t0."due_on" is null))
order by t0."id"
limit 50;
