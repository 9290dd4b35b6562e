/**
 * What is in force, and what was: the text of every pack that ever was in force, a row for each published version,
 * and drafts. JSON whose order of keys means something stands as text: `jsonb` would sort it.
 */
export const LIFE_CYCLE_TABLES = `
drop table kehu.org_patch;
drop table kehu.pack;

create table kehu.pack (
  hash text primary key,
  name text not null,
  version text not null,
  content text not null,
  kept_at timestamptz not null default now()
);
create index pack_version on kehu.pack (name, version);
comment on table kehu.pack is 'Exact text of the files of every pack that was ever in force.';

create table kehu.version (
  number integer primary key,
  at timestamptz not null,
  author_id uuid,
  author text not null,
  kind text not null,
  comment text not null default '',
  fingerprint text not null,
  packs text not null,
  org text not null,
  answers text not null,
  changes text not null
);
create index version_moment on kehu.version (at);
comment on table kehu.version is 'What was published: the latest row is in force, and no row is ever changed.';
comment on column kehu.version.packs is 'Name → version and hash of the packs in force.';
comment on column kehu.version.org is 'The whole layer of the organisation.';

create table kehu.draft (
  id uuid primary key,
  name text not null,
  base integer not null references kehu.version,
  revision integer not null default 1,
  changes text not null,
  author_id uuid,
  author text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  published_as integer references kehu.version
);
create index draft_open on kehu.draft (updated_at desc) where published_as is null;

create function kehu.hold_version(expected integer) returns void language plpgsql as $$
declare
  current integer;
begin
  perform pg_advisory_xact_lock_shared(5210417002);
  select max(number) into current from kehu.version;
  if current is distinct from expected then
    raise exception 'version % is in force, not %', current, expected using errcode = 'KH001';
  end if;
end $$;
comment on function kehu.hold_version is
  'Keeps the version in force until the transaction ends; what it asks after the lock sees what others committed.';
`;
