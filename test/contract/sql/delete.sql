update "library"."loan" set "deleted_at" = $2::timestamptz, "updated_at" = $2::timestamptz, "updated_by" = $3::uuid, "version" = "version" + 1 where "id" = any($1::uuid[]) and "deleted_at" is null;

insert into kehu.deleted_record (entity, record_id, deletion_id)
     select $1::text, unnest($2::uuid[]), $3::uuid on conflict (entity, record_id) do update set deletion_id = excluded.deletion_id;
