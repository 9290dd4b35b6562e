/** What sign-in needs beyond passwords and sessions: tries, second factors, keys of programs, former passwords. */
export const IDENTITY_TABLES = `
create table kehu.sign_in_try (
  id uuid not null,
  key text not null,
  at timestamptz not null,
  primary key (id, key)
);
create index sign_in_try_key on kehu.sign_in_try (key, at desc);
create index sign_in_try_age on kehu.sign_in_try (at);
comment on table kehu.sign_in_try is 'Sign-ins that failed or are being checked, for every node: what throttling counts.';

create table kehu.second_factor (
  user_id uuid primary key,
  secret text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
comment on column kehu.second_factor.secret is 'Encrypted with the secret key of the installation.';
create table kehu.recovery_code (
  user_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table kehu.api_key (
  id uuid primary key,
  user_id uuid not null,
  name text not null,
  prefix text not null,
  key_hash text not null unique,
  scope jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz
);
create index api_key_of_user on kehu.api_key (user_id);

create table kehu.former_password (
  user_id uuid not null,
  password_hash text not null,
  changed_at timestamptz not null default now(),
  primary key (user_id, password_hash)
);
`;
