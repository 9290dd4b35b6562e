import { DUPLICATE_FUNCTIONS } from './duplicate-functions.ts';
import { CLASSIFICATION_TABLES } from './classification-tables.ts';
import { IDENTITY_TABLES } from './identity-tables.ts';
import { JOB_TABLES } from './job-tables.ts';
import { LIFE_CYCLE_TABLES } from './life-cycle-tables.ts';
import { PLUGIN_TABLES } from './plugin-tables.ts';
import { SEALED_LOG } from './sealed-log.ts';
import { SEARCH_FUNCTIONS } from './search-functions.ts';
import { SOONER_FORMS } from './sooner-forms.ts';
import { ELAPSED_FUNCTIONS, FUNCTIONS } from './system-functions.ts';
import { VALUE_MAPPINGS } from './value-mappings.ts';

export interface SystemMigration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const TABLES = `
create table kehu.setting (
  key text primary key,
  value jsonb not null
);
comment on table kehu.setting is 'What the installation remembers of itself: set-up done, zone, fingerprint of the model.';

create table kehu.table_name (
  entity text not null,
  field text not null default '',
  schema_name text not null,
  table_name text not null,
  primary key (entity, field),
  unique (schema_name, table_name)
);
create table kehu.column_name (
  entity text not null,
  field text not null,
  part text not null default '',
  shape text not null,
  column_name text not null,
  primary key (entity, field, part, shape),
  unique (entity, column_name)
);
comment on table kehu.column_name is 'Where each field lives. A row is never changed: another type gets another column.';

create table kehu.pack (
  name text not null,
  version text not null,
  content text not null,
  installed_at timestamptz not null default now(),
  installed_by uuid,
  in_force boolean not null default true,
  primary key (name, version)
);
create unique index pack_in_force on kehu.pack (name) where in_force;
comment on table kehu.pack is 'Full text of every installed pack version: the merge base of the next upgrade.';

create table kehu.org_patch (
  id bigint generated always as identity primary key,
  kind text not null,
  node text not null,
  patch jsonb not null,
  version integer not null,
  author text not null,
  created_at timestamptz not null default now()
);

create table kehu.counter (
  key text not null,
  period text not null,
  next bigint not null,
  primary key (key, period)
);

create table kehu.deleted_record (
  entity text not null,
  record_id uuid not null,
  deletion_id uuid not null,
  primary key (entity, record_id)
);
create index deleted_record_deletion on kehu.deleted_record (deletion_id);
create table kehu.cleared_reference (
  deletion_id uuid not null,
  entity text not null,
  field text not null,
  record_id uuid not null,
  target_id uuid not null,
  primary key (deletion_id, entity, field, record_id, target_id)
);

create table kehu.operation_log (
  id uuid primary key,
  at timestamptz not null,
  user_id uuid,
  actor text not null,
  operation text not null,
  entity text,
  record_id uuid,
  version integer,
  changes jsonb,
  source text,
  request_id text,
  details jsonb
);
create index operation_log_record on kehu.operation_log (entity, record_id, id desc);
create index operation_log_user on kehu.operation_log (user_id, id desc);

create table kehu.outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null,
  entity text,
  record_id uuid,
  payload jsonb not null
);

create table kehu.credential (
  user_id uuid primary key,
  password_hash text not null,
  changed_at timestamptz not null default now()
);
create table kehu.session (
  id uuid primary key,
  token_hash text not null unique,
  user_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  user_agent text,
  address text
);
create index session_of_user on kehu.session (user_id);
create index session_ending on kehu.session (expires_at);
create table kehu.invitation (
  token_hash text primary key,
  user_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now()
);
create index invitation_of_user on kehu.invitation (user_id);

create table kehu.file (
  id uuid primary key,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid
);

create table kehu.idempotency (
  user_id text not null,
  key text not null,
  request_hash text not null,
  created_at timestamptz not null default now(),
  status integer,
  answer jsonb,
  primary key (user_id, key)
);
create index idempotency_age on kehu.idempotency (created_at);
`;

const SEEDS = `
create table kehu.seed_record (
  entity text not null,
  key text not null,
  record_id uuid not null,
  primary key (entity, key)
);
comment on table kehu.seed_record is 'Records that packs brought along: each comes once, also after people deleted it.';
`;

const NOTIFICATIONS = `
create table kehu.notification (
  id uuid primary key,
  user_id uuid not null,
  kind text not null,
  write_id text not null,
  entity text not null,
  record_id uuid not null,
  count integer not null,
  by_user_id uuid not null,
  at timestamptz not null,
  seen_at timestamptz,
  unique (user_id, write_id, entity, kind)
);
create index notification_of_user on kehu.notification (user_id, id desc);
create index notification_age on kehu.notification (at);
comment on table kehu.notification is 'What users are told: one row for each write and entity, however many records it was.';
`;

/** Roles became metadata: who could do everything holds the role of that. */
const ROLES = `
do $$ begin
  if to_regclass('core."user"') is not null then
    update core."user" set roles = array_replace(roles, 'admin', 'systemAdmin') where 'admin' = any (roles);
  end if;
end $$;
`;

const KEPT_ROLLUPS = `
create table kehu.kept_rollup (
  field text primary key,
  definition text not null
);
comment on table kehu.kept_rollup is 'Which roll-ups are filled for all records, and by which definition.';
`;

/** Packs kept as data, without the text of their files, are no merge base; the next start keeps them anew. */
const PACK_TEXT = `delete from kehu.pack where content like '{"spec":%';`;
const VIEWING_AS = `
alter table kehu.session
  add column viewed_user_id uuid,
  add column viewed_until timestamptz;
comment on column kehu.session.viewed_user_id is 'As whom the user of the session looks at the product, changing nothing.';
`;

/** What an upgrade needs to tell whether people changed a record since a pack brought it. */
const SEED_UPDATES = `
alter table kehu.seed_record add column version integer, add column digest text;
comment on table kehu.seed_record is 'Records that packs brought along, as they were left; what people delete stays deleted.';
`;

/** A renamed field goes on with its column, which is then known under both names. */
const EARLIER_NAMES = `
alter table kehu.column_name drop constraint column_name_entity_column_name_key;
alter table kehu.table_name drop constraint table_name_schema_name_table_name_key;
`;

/** The platform's own tables, in numbered steps. A released step is never changed; the next one corrects it. */
export const SYSTEM_MIGRATIONS: readonly SystemMigration[] = [
  { version: 1, name: 'tables of the platform', sql: TABLES },
  { version: 2, name: 'functions of expressions', sql: FUNCTIONS },
  { version: 3, name: 'records of packs', sql: SEEDS },
  { version: 4, name: 'notifications', sql: NOTIFICATIONS },
  { version: 5, name: 'sealed operation log', sql: SEALED_LOG },
  { version: 6, name: 'roles as metadata', sql: ROLES },
  { version: 7, name: 'searching', sql: SEARCH_FUNCTIONS },
  { version: 8, name: 'kept roll-ups', sql: KEPT_ROLLUPS },
  { version: 9, name: 'second factors, keys, tries', sql: IDENTITY_TABLES },
  { version: 10, name: 'packs as text of their files', sql: PACK_TEXT },
  { version: 11, name: 'looking as another user', sql: VIEWING_AS },
  { version: 12, name: 'updates of records of packs', sql: SEED_UPDATES },
  { version: 13, name: 'life cycle', sql: LIFE_CYCLE_TABLES },
  { version: 14, name: 'plugins', sql: PLUGIN_TABLES },
  { version: 15, name: 'changes of stored values', sql: VALUE_MAPPINGS },
  { version: 16, name: 'earlier names of fields', sql: EARLIER_NAMES },
  { version: 17, name: 'elapsed time', sql: ELAPSED_FUNCTIONS },
  { version: 18, name: 'jobs and due work', sql: JOB_TABLES },
  { version: 19, name: 'comparing records', sql: DUPLICATE_FUNCTIONS },
  { version: 20, name: 'classification', sql: CLASSIFICATION_TABLES },
  { version: 21, name: 'comparing records sooner', sql: SOONER_FORMS },
];
