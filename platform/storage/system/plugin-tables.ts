/** Plugins: what is switched on and set, what they remember, deliveries that wait, and who signs in elsewhere. */
export const PLUGIN_TABLES = `
create table kehu.plugin (
  name text primary key,
  is_on boolean not null,
  settings jsonb not null default '{}',
  secrets jsonb not null default '{}',
  revision bigint not null default 1
);
comment on table kehu.plugin is 'Plugins somebody switched or set; secrets are sealed.';
create table kehu.plugin_value (
  plugin text not null,
  key text not null,
  value jsonb not null,
  primary key (plugin, key)
);
comment on table kehu.plugin_value is 'What plugins remember.';
create table kehu.delivery (
  id uuid primary key,
  listener text not null,
  target text,
  event jsonb not null,
  made_at timestamptz not null,
  due_at timestamptz not null,
  attempts integer not null default 0,
  last_error text,
  given_up_at timestamptz
);
create index delivery_due on kehu.delivery (due_at) where given_up_at is null;
create index delivery_given_up on kehu.delivery (given_up_at) where given_up_at is not null;
comment on table kehu.delivery is 'Events on their way to a listener, one row for each target, until they arrive.';
create table kehu.external_identity (
  provider text not null,
  subject text not null,
  user_id uuid not null,
  linked_at timestamptz not null default now(),
  primary key (provider, subject)
);
create index external_identity_of_user on kehu.external_identity (user_id);
comment on table kehu.external_identity is 'Who somebody is at a provider he signs in with.';
alter table kehu.session add column provider text;
`;
