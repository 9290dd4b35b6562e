export const JOB_TABLES = `
create table kehu.job (
  id uuid primary key,
  kind text not null,
  key text,
  data jsonb not null,
  by_user_id uuid,
  actor text not null,
  created_at timestamptz not null default now(),
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  run uuid not null,
  attempt integer not null default 0,
  failures integer not null default 0,
  stalls integer not null default 0,
  cancel_asked boolean not null default false,
  done bigint,
  total bigint,
  position jsonb,
  result jsonb,
  error jsonb,
  node text,
  started_at timestamptz,
  retry_at timestamptz,
  ended_at timestamptz
);
create unique index job_waiting on kehu.job (kind, key) where state = 'queued' and key is not null;
create unique index job_running on kehu.job (kind, key) where state = 'running' and key is not null;
create index job_open on kehu.job (created_at) where state in ('queued', 'running');
create index job_of_user on kehu.job (by_user_id, id desc);
create index job_ended on kehu.job (ended_at) where ended_at is not null;
comment on table kehu.job is 'What is done beside the requests. It decides; the queue of the library only runs it.';
comment on column kehu.job.run is 'The entry of the queue that may work on it; every other one finds nothing to do.';
comment on column kehu.job.stalls is 'How often it was begun since it last came forward: a worker that ends at it each time is not sent again.';

create table kehu.due_work (
  name text not null,
  key text not null,
  due_at timestamptz not null,
  data jsonb not null,
  primary key (name, key)
);
create index due_work_next on kehu.due_work (due_at);
comment on column kehu.due_work.due_at is 'By the business clock.';
`;
