import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import { mergeLayers, type Merged } from './merge.ts';
import type { Layer, MetadataNode, MetadataPatch } from './node.ts';

const BOOK = 'library:book.entity';

function bookNode(properties: JsonObject): MetadataNode {
  return { kind: 'entity', pack: 'library', name: 'book', file: 'book.entity.json', properties };
}

function layer(name: string, contents: Partial<Layer>): Layer {
  return { name, version: '1.0.0', nodes: [], patches: [], ...contents };
}

function patch(
  set: MetadataPatch['set'],
  retire: MetadataPatch['retire'] = {},
  source = 'anna',
): MetadataPatch {
  return { target: BOOK, on: '1.0.0', set, retire, source };
}

const library = layer('library', {
  nodes: [
    bookNode({
      name: 'book',
      fields: {
        title: { type: 'text', required: false, label: { 'zh-CN': '书名', en: 'Title' } },
        shelf: { type: 'text' },
        genre: { type: 'select', options: { novel: { label: { en: 'Novel' } } } },
      },
    }),
  ],
});

function book(merged: Merged): JsonObject {
  return merged.nodes.get(BOOK)!.properties;
}

describe('mergeLayers', () => {
  it('sets a property and remembers who did', () => {
    const merged = mergeLayers([
      library,
      layer('org', { patches: [patch({ 'fields.title.required': { to: true, was: false } })] }),
    ]);
    expect(book(merged)).toMatchObject({ fields: { title: { required: true, type: 'text' } } });
    expect(merged.nodes.get(BOOK)!.provenance.get('fields.title.required')).toMatchObject({
      layer: 'org',
      source: 'anna',
    });
    expect(merged.conflicts).toEqual([]);
  });

  it('makes an absent property on the way, but never an absent entry', () => {
    const rule = { when: 'pages < 1', message: { 'zh-CN': '错', en: 'Wrong' } };
    const merged = mergeLayers([
      library,
      layer('org', {
        patches: [
          patch({ 'validations.x_pages': { to: rule }, 'fields.isbn.required': { to: true, was: false } }),
        ],
      }),
    ]);
    expect(book(merged).validations).toEqual({ x_pages: rule });
    expect(book(merged).fields).not.toHaveProperty('isbn');
    expect(merged.conflicts).toMatchObject([{ kind: 'gone', path: 'fields.isbn.required', to: true }]);
  });

  it('removes a property that is set to null', () => {
    const merged = mergeLayers([
      library,
      layer('org', { patches: [patch({ 'fields.title.required': { to: null, was: false } })] }),
    ]);
    expect(book(merged)).not.toHaveProperty('fields.title.required');
  });

  it('reports a property the vendor changed meanwhile and keeps the patch', () => {
    const merged = mergeLayers([
      library,
      layer('org', { patches: [patch({ 'fields.title.label.en': { to: 'Name', was: 'Heading' } })] }),
    ]);
    expect(book(merged)).toMatchObject({ fields: { title: { label: { en: 'Name' } } } });
    expect(merged.conflicts).toMatchObject([
      { kind: 'changed', path: 'fields.title.label.en', was: 'Heading', found: 'Title', to: 'Name' },
    ]);
  });

  it('hides a retired field and keeps what it was', () => {
    const merged = mergeLayers([library, layer('org', { patches: [patch({}, { 'fields.shelf': {} })] })]);
    expect(book(merged)).not.toHaveProperty('fields.shelf');
    expect(merged.nodes.get(BOOK)!.retired.get('fields.shelf')).toEqual({ type: 'text' });
  });

  it('keeps a retired option for the records that have it, marked', () => {
    const merged = mergeLayers([
      library,
      layer('org', { patches: [patch({}, { 'fields.genre.options.novel': {} })] }),
    ]);
    expect(book(merged)).toMatchObject({ fields: { genre: { options: { novel: { retired: true } } } } });
  });

  it('calls a patch of a node that is not there gone', () => {
    const merged = mergeLayers([layer('org', { patches: [patch({ 'fields.x_a': { to: {} } })] })]);
    expect(merged.conflicts).toMatchObject([{ kind: 'gone', target: BOOK }]);
  });
});

const key = fc.constantFrom('a', 'b', 'c', 'd');
const leaf = fc.oneof(fc.boolean(), fc.integer(), fc.string({ maxLength: 3 }));
const entry = fc.dictionary(fc.constantFrom('type', 'help', 'order'), leaf, { maxKeys: 3 });
const properties = fc.record({
  name: fc.constant('book'),
  fields: fc.dictionary(key, entry, { maxKeys: 4 }),
});
const path = fc.oneof(
  key.map((name) => `fields.${name}`),
  fc
    .tuple(key, fc.constantFrom('type', 'help', 'order'))
    .map(([name, property]) => `fields.${name}.${property}`),
  fc.constantFrom('label.en', 'features.files'),
);
const changes = fc.dictionary(
  path,
  fc.record({ to: fc.oneof(leaf, entry, fc.constant(null)), was: fc.option(leaf) }),
  {
    maxKeys: 4,
  },
);
const retirement = fc.dictionary(
  key.map((name) => `fields.${name}`),
  fc.constant({}),
  { maxKeys: 2 },
);
const anyPatch = fc
  .tuple(changes, retirement)
  .map(([set, retire]) => patch(set as MetadataPatch['set'], retire));

function based(base: JsonObject, ...layers: readonly Layer[]): Merged {
  return mergeLayers([layer('library', { nodes: [bookNode(base)] }), ...layers]);
}

function touched({ set, retire }: MetadataPatch): string[] {
  return [...Object.keys(set), ...Object.keys(retire)];
}

function areDisjoint(a: MetadataPatch, b: MetadataPatch): boolean {
  return touched(a).every((one) =>
    touched(b).every((other) => !`${one}.`.startsWith(`${other}.`) && !`${other}.`.startsWith(`${one}.`)),
  );
}

describe('laws of merging', () => {
  it('disjoint patches commute, to the byte', () => {
    fc.assert(
      fc.property(properties, anyPatch, anyPatch, (base, a, b) => {
        fc.pre(areDisjoint(a, b));
        const one = based(base, layer('p', { patches: [a] }), layer('q', { patches: [b] }));
        const other = based(base, layer('q', { patches: [b] }), layer('p', { patches: [a] }));
        expect(JSON.stringify(book(one))).toBe(JSON.stringify(book(other)));
        expect(new Set(one.conflicts)).toEqual(new Set(other.conflicts));
      }),
    );
  });

  it('a patch applied twice changes nothing more', () => {
    fc.assert(
      fc.property(properties, anyPatch, (base, change) => {
        const once = based(base, layer('org', { patches: [change] }));
        const twice = based(base, layer('org', { patches: [change, change] }));
        expect(JSON.stringify(book(twice))).toBe(JSON.stringify(book(once)));
      }),
    );
  });

  it('what an administrator set holds, or is reported, whatever the vendor changed', () => {
    fc.assert(
      fc.property(properties, changes, (base, set) => {
        const change = patch(set as MetadataPatch['set']);
        const merged = based(base, layer('org', { patches: [change] }));
        const reported = new Set(merged.conflicts.map((conflict) => conflict.path));
        for (const [path, { to }] of Object.entries(set)) {
          const deeper = Object.keys(set).some((other) => other.startsWith(`${path}.`));
          if (!reported.has(path) && !deeper) expect(valueAt(book(merged), path)).toEqual(to ?? undefined);
        }
      }),
    );
  });

  it('install, customise and uninstall give the exact earlier model', () => {
    fc.assert(
      fc.property(properties, anyPatch, anyPatch, (base, customised, addOn) => {
        const shelf: MetadataNode = { ...bookNode({ name: 'shelf' }), pack: 'addOn', name: 'shelf' };
        const ofShelf = { ...patch({ icon: { to: 'shelf' } }), target: 'addOn:shelf.entity' };
        const before = based(base, layer('org', { patches: [customised] }));
        const text = JSON.stringify([...before.nodes]);
        const installed = based(
          base,
          layer('addOn', { nodes: [shelf], patches: [addOn] }),
          layer('org', { patches: [customised, ofShelf] }),
        );
        expect(installed.nodes.get('addOn:shelf.entity')!.properties.icon).toBe('shelf');
        const after = based(base, layer('org', { patches: [customised, ofShelf] }));
        expect(JSON.stringify([...after.nodes])).toBe(text);
        expect(after.nodes).toEqual(before.nodes);
      }),
    );
  });
});

function valueAt(properties: JsonObject, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (value as JsonObject | undefined)?.[name], properties);
}
