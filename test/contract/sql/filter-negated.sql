select t0."id"
from "library"."loan" t0
where t0."deleted_at" is null and ((t0."status" <> $1::text or t0."status" is null) and (t0."due_on" >= $2::date or t0."due_on" is null))
order by t0."id"
limit 50;
