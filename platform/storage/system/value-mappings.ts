/** Changes of stored values that a version asked for, and what the values were. */
export const VALUE_MAPPINGS = `
create table kehu.value_mapping (
  id uuid primary key,
  entity text not null,
  field text not null,
  mapping jsonb not null,
  state text not null check (state in ('preparing', 'committed', 'done')),
  version integer,
  at timestamptz not null,
  actor text not null,
  position uuid,
  count bigint not null default 0,
  returned boolean not null default false
);
create index value_mapping_open on kehu.value_mapping (state) where state <> 'done';
comment on table kehu.value_mapping is 'Changes of stored values by a published version: what is asked, how far it is.';
create table kehu.mapped_value (
  mapping uuid not null references kehu.value_mapping (id),
  record_id uuid not null,
  old jsonb,
  new jsonb,
  primary key (mapping, record_id)
);
comment on table kehu.mapped_value is 'What values were before a version changed them, for the way back.';
create table kehu.changed_record (
  mapping uuid not null references kehu.value_mapping (id),
  record_id uuid not null,
  primary key (mapping, record_id)
);
comment on table kehu.changed_record is 'Records written while their values are being converted: they are converted again.';
create function kehu.remember_changed() returns trigger language plpgsql as $$
begin
  insert into kehu.changed_record (mapping, record_id) values (tg_argv[0]::uuid, new.id) on conflict do nothing;
  return null;
end $$;
`;
