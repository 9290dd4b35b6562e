select t0."id"
from "library"."loan" t0
where t0."deleted_at" is null and t0."owner" = $1::uuid
order by t0."id"
limit 50;
