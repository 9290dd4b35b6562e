/** What automatic classification did, and what keeps it from records. */
export const CLASSIFICATION_TABLES = `
create table kehu.classification_run (
  id uuid primary key,
  scheme text not null,
  rules text not null,
  field text not null,
  as_of date not null,
  trigger text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  by_user_id uuid,
  looked_at integer not null default 0,
  changed integer not null default 0,
  pinned integer not null default 0,
  failed integer not null default 0,
  problem jsonb
);
create index classification_run_latest on kehu.classification_run (scheme, rules, started_at desc);
comment on table kehu.classification_run is 'Runs of rules that classify records by themselves.';

create table kehu.classification_change (
  id uuid primary key,
  entity text not null,
  record_id uuid not null,
  field text not null,
  old text,
  new text,
  run_id uuid,
  rule text,
  measured text,
  at timestamptz not null,
  by_user_id uuid,
  source text
);
create index classification_change_record on kehu.classification_change (record_id, field, id desc);
create index classification_change_run on kehu.classification_change (run_id, id) where run_id is not null;
comment on table kehu.classification_change is 'Every change of a classification, by hand or by a rule with what it measured.';

create table kehu.classification_pin (
  record_id uuid not null,
  field text not null,
  entity text not null,
  until date,
  note text,
  by_user_id uuid,
  at timestamptz not null,
  primary key (record_id, field)
);
comment on table kehu.classification_pin is 'Classifications that rules leave alone, until a day where one is given.';

alter table kehu.notification alter column by_user_id drop not null;
`;
