select count(*)
from "library"."loan" t0
where t0."deleted_at" is null and t0."returned_on" is null;
