/**
 * The operation log as something that is only appended to: the transaction that wrote a row is its place, seals chain
 * the rows in that order, and triggers refuse whatever would change them. Archiving says who it is by a setting that
 * lasts for its transaction.
 */
export const SEALED_LOG = `
alter table kehu.operation_log
  add column xact bigint not null default (pg_current_xact_id()::text::bigint);
comment on column kehu.operation_log.xact is
  'The transaction that wrote the row. After a restore into another server its default counts on from the highest.';
create index operation_log_sealing on kehu.operation_log (xact, id);
create index operation_log_moment on kehu.operation_log (at desc, id desc);

create table kehu.log_seal (
  number bigint primary key,
  first_row bigint not null,
  row_count integer not null,
  last_xact bigint not null,
  last_id uuid not null,
  last_at timestamptz not null,
  ids uuid[],
  row_hashes bytea,
  rows_hash bytea not null,
  hash bytea not null,
  sealed_at timestamptz not null
);
comment on table kehu.log_seal is 'Each seal covers the next rows of the operation log and the seal before it.';
comment on column kehu.log_seal.ids is 'Null once the rows are archived; rows_hash keeps the chain checkable.';

create table kehu.log_archive (
  first_seal bigint primary key,
  last_seal bigint not null,
  first_row bigint not null,
  last_row bigint not null,
  file text not null,
  sha256 text not null,
  bytes bigint not null,
  archived_at timestamptz not null
);
comment on table kehu.log_archive is 'What stands for rows of the operation log that were moved to a file.';

create function kehu.refuse_log_change() returns trigger language plpgsql as $body$
begin
  if coalesce(current_setting('kehu.log_archiving', true), '') = 'on' and tg_op <> 'TRUNCATE' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception 'kehu.% is only appended to: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end
$body$;

create trigger operation_log_kept before update or delete on kehu.operation_log
  for each row execute function kehu.refuse_log_change();
create trigger operation_log_whole before truncate on kehu.operation_log
  for each statement execute function kehu.refuse_log_change();
create trigger log_seal_kept before update or delete on kehu.log_seal
  for each row execute function kehu.refuse_log_change();
create trigger log_seal_whole before truncate on kehu.log_seal
  for each statement execute function kehu.refuse_log_change();
create trigger log_archive_kept before update or delete on kehu.log_archive
  for each row execute function kehu.refuse_log_change();
create trigger log_archive_whole before truncate on kehu.log_archive
  for each statement execute function kehu.refuse_log_change();
`;
