import { describe, expect, it } from 'vitest';
import { libraryFiles, text } from '../../../../test/support/pack-folder.ts';
import { compileModel } from '../../../model/compile-model.ts';
import { applyDraft } from '../../../model/layers/apply-draft.ts';
import type { DraftChanges } from '../../../model/layers/draft-changes.ts';
import { NO_ORG, type OrgLayer } from '../../../model/layers/org-layer.ts';
import { packFolder } from '../../../model/load/pack-folder.ts';
import { packText, type PackText } from '../../../model/load/pack-source.ts';
import { loadPack } from '../../../model/load-packs.ts';
import { leftOutOf, orgLayerOf, orgPack } from './org-pack.ts';

const texts = Object.entries(libraryFiles()).map(([path, value]) => [path, JSON.stringify(value)] as const);
const library = loadPack({ name: 'library', place: 'library', files: packText(texts), problems: [] });
const packs = [loadPack(packFolder('metadata/core')), library];
const installed = new Map([
  ['core', '1.0.0'],
  ['library', '1.0.0'],
]);
const author = { by: 'anna', at: '2026-03-11T01:00:00.000Z', version: 2 };
const { nodes: below } = compileModel({ packs });

const CHANGES: DraftChanges = {
  'library:book.entity': {
    set: {
      'fields.title.label.en': { to: 'Name', was: 'Title' },
      'fields.x_device': { to: { type: 'reference', label: text('Device'), to: 'org:device' } },
    },
    retire: { 'fields.price': {} },
  },
  'library:lending.app': { retire: { '': {} } },
  'org:device.entity': {
    create: {
      title: 'name',
      label: text('Device'),
      ownedBy: 'none',
      fields: {
        serial: { type: 'text', label: text('Serial') },
        name: { type: 'text', label: text('Name'), required: true },
        book: { type: 'reference', label: text('Book'), to: 'library:book' },
      },
    },
  },
  'org:keeper.role': { create: { label: text('Keeper'), entities: { 'org:device': { read: 'all' } } } },
};

function layer(changes: DraftChanges, org: OrgLayer = NO_ORG): OrgLayer {
  const applied = applyDraft(
    org,
    changes,
    { node: (id) => below.get(id)?.properties, version: (pack) => installed.get(pack) },
    author,
  );
  expect(applied.problems).toEqual([]);
  return applied.org;
}

const effective = (own: OrgLayer) =>
  new Map([...compileModel({ packs, org: own }).nodes].map(([id, { properties }]) => [id, properties]));

const read = (files: PackText, name: string) => loadPack({ name, place: name, files, problems: [] });

describe('the organisation’s layer as a pack', () => {
  const org = layer(CHANGES);

  it('is readable files, sorted, with what it depends on', () => {
    const files = orgPack(org, installed);
    expect([...files.keys()]).toEqual([
      'README.md',
      'entity/device.entity.json',
      'pack.json',
      'patches/library/book.entity.patch.json',
      'patches/library/lending.app.patch.json',
      'role/keeper.role.json',
    ]);
    expect(JSON.parse(files.get('pack.json')!)).toMatchObject({
      dependsOn: { core: '^1.0.0', library: '^1.0.0' },
      prefix: 'x',
    });
    expect(files.get('entity/device.entity.json')).toMatch(/^\{\n {2}"name": "device",\n {2}"label"/);
    expect(files.get('README.md')).toContain('`library:book.entity`: 2 set, 1 retired');
  });

  it('does not depend on the order in which things were changed', () => {
    const reversed = Object.fromEntries(Object.entries(CHANGES).toReversed());
    expect([...orgPack(layer(reversed), installed)]).toEqual([...orgPack(org, installed)]);
  });

  it('comes back as the same layer, and is written again to the byte', () => {
    const files = orgPack(org, installed);
    const back = orgLayerOf(read(files, 'org'), author);
    expect(effective(back)).toEqual(effective(org));
    expect([...orgPack(back, installed)]).toEqual([...files]);
  });

  it('is right as a pack of another name, whose nodes are called after it', () => {
    const files = orgPack(org, installed, { name: 'acme', version: '1.2.0' });
    const acme = read(files, 'acme');
    expect(acme.problems).toEqual([]);
    const model = compileModel({ packs: [...packs, acme] });
    expect(model.entity('acme:device').fields.get('book')?.target).toBe('library:book');
    expect(model.entity('library:book').fields.get('x_device')?.target).toBe('acme:device');
    expect(model.entity('library:book').fields.has('price')).toBe(false);
    expect(model.roles.get('acme:keeper')?.spec.entities).toHaveProperty('acme:device');
    expect(model.apps.has('library:lending')).toBe(false);
  });

  it('goes on with what a vendor took away', () => {
    const gone = { kind: 'choices', pack: 'library', name: 'format', file: '' } as const;
    const properties = {
      name: 'format',
      label: text('Format'),
      options: { pocket: { label: text('Pocket') } },
      deprecated: true,
    };
    const files = orgPack({ nodes: [{ ...gone, properties }], patches: [] }, installed);
    expect(files.has('adopted/library/format.choices.json')).toBe(true);
    expect(orgLayerOf(read(files, 'org'), author).nodes[0]).toMatchObject({
      pack: 'library',
      name: 'format',
    });
  });

  it('leaves out under a name of its own what belongs to others, and says so', () => {
    const gone = { kind: 'choices', pack: 'library', name: 'format', file: '' } as const;
    const nodes = [{ ...gone, properties: { name: 'format', label: text('Format'), options: {} } }];
    const patches = [{ target: 'library:format.choices', on: '1.0.0', set: {}, retire: {}, source: '' }];
    const files = orgPack({ nodes, patches }, installed, { name: 'acme' });
    expect([...files.keys()].toSorted()).toEqual(['README.md', 'pack.json']);
    expect(files.get('README.md')).toContain('- `library:format.choices`');
    expect(leftOutOf({ nodes, patches }, 'acme')).toEqual(['library:format.choices']);
    expect(leftOutOf({ nodes, patches }, 'org')).toEqual([]);
  });
});
