select t0."id"
from "library"."book" t0
where t0."deleted_at" is null and t0."volume_of" = any(array(with recursive t1("id") as (select $1::uuid union select t2."id" from "library"."book" t2 join t1 on t2."volume_of" = t1."id") select "id" from t1))
order by t0."id"
limit 50;
