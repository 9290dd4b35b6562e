import { describe, expect, it } from 'vitest';
import { orgPack } from '../../platform/lifecycle/packs/org/org-pack.ts';
import { NODE_KINDS, type MetadataNode, type MetadataPatch } from '../../platform/model/layers/node.ts';
import { readProjectFile, sourceFiles } from './repository.ts';

/** Where an export finds what a table of the platform keeps, or why it is not metadata. */
const TABLES: Readonly<Record<string, string>> = {
  version:
    'the organisation’s layer: GET /api/packs/org/export; answers belong to upgrades of this installation',
  pack: 'the text of packs: GET /api/packs/{name}/export',
  org_patch: 'nothing; versions took its place',
  draft: 'not published yet',
  migration: 'the platform’s own version',
  setting: 'what the installation remembers of its own start',
  table_name: 'where records are stored',
  column_name: 'where records are stored',
  kept_rollup: 'where records are stored',
  counter: 'records: numbers drawn',
  seed_record: 'records: which came from packs',
  deleted_record: 'records: the recycle bin',
  cleared_reference: 'records: the recycle bin',
  changed_record: 'records: what publishing converts',
  mapped_value: 'records: the way back of converted values',
  value_mapping: 'records: the way back of converted values',
  file: 'records: files',
  operation_log: 'history',
  log_seal: 'history',
  log_archive: 'history',
  outbox: 'messages under way',
  delivery: 'messages under way',
  notification: 'messages to people',
  idempotency: 'requests under way',
  classification_run: 'history of records',
  classification_change: 'history of records',
  classification_pin: 'records: what rules leave alone',
  job: 'work under way',
  due_work: 'work under way',
  api_key: 'people: keys',
  credential: 'people: passwords',
  former_password: 'people: passwords',
  external_identity: 'people: sign-in elsewhere',
  invitation: 'people: invitations',
  recovery_code: 'people: second factors',
  second_factor: 'people: second factors',
  session: 'people: sessions',
  sign_in_try: 'people: sign-in',
  plugin: 'settings of plugins, with secrets: of this installation alone',
  plugin_value: 'what plugins keep for themselves',
};

const WHERE = sourceFiles('platform/storage').map(readProjectFile).join('\n');

function tables(): string[] {
  const dropped = new Set(
    [...WHERE.matchAll(/drop table (?:if exists )?kehu\.(\w+)/g)].map(([, name]) => name!),
  );
  const made = [...WHERE.matchAll(/create table (?:if not exists )?kehu\.(\w+)/g)].map(([, name]) => name!);
  return [...new Set(made)].filter(
    (name) => !dropped.has(name) || made.indexOf(name) !== made.lastIndexOf(name),
  );
}

describe('what is published', () => {
  it('is kept nowhere an export does not reach: every table of the platform says where or why', () => {
    expect(tables().filter((name) => !(name in TABLES))).toEqual([]);
    expect(tables().length).toBeGreaterThan(20);
  });

  it.each(NODE_KINDS)('is exported in full: nodes and changes of the kind %s', (kind) => {
    const properties = { name: 'own', label: { 'zh-CN': '一', en: 'One' }, extra: { x: { deep: ['kept'] } } };
    const node: MetadataNode = { kind, pack: 'org', name: 'own', file: 'anna', properties };
    const patch: MetadataPatch = {
      target: `library:theirs.${kind}`,
      on: '1.0.0',
      set: { label: { to: 'Two', was: 'One' }, 'parts.x': { to: { deep: 1 }, adopted: '0.9.0' } },
      retire: { 'parts.y': {} },
      source: 'anna',
    };
    const files = orgPack({ nodes: [node], patches: [patch] }, new Map());
    expect(JSON.parse(files.get(`${kind}/own.${kind}.json`)!)).toEqual(properties);
    expect(JSON.parse(files.get(`patches/library/theirs.${kind}.patch.json`)!)).toEqual({
      patch: patch.target,
      on: patch.on,
      set: patch.set,
      retire: patch.retire,
    });
  });
});
