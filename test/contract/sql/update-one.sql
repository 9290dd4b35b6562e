update "library"."loan" t set "version" = t."version" + 1, "updated_at" = $2::timestamptz, "updated_by" = $3::uuid, "status" = $4::text where t."id" = $1::uuid;
