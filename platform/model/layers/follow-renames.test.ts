import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { planUpgrade } from '../upgrade/plan-upgrade.ts';
import { mergeLayers } from './merge.ts';
import type { Layer, MetadataNode, MetadataPatch, NodeKind } from './node.ts';
import { valueAt } from './property-path.ts';

const BOOK = 'library:book.entity';
const VIEW = 'library:books.view';
const FORM = 'library:bookForm.form';

function node(kind: NodeKind, pack: string, name: string, properties: JsonObject): MetadataNode {
  const label: JsonObject = kind === 'form' || kind === 'page' ? {} : { label: text(name) };
  return { kind, pack, name, file: name, properties: { name, ...label, ...properties } };
}

function text(en: string): JsonObject {
  return { 'zh-CN': en, en };
}

function layer(name: string, version: string, nodes: MetadataNode[], patches: MetadataPatch[] = []): Layer {
  return { name, version, nodes, patches };
}

function patch(
  target: string,
  set: MetadataPatch['set'],
  retire: MetadataPatch['retire'] = {},
): MetadataPatch {
  return { target, on: '1.0.0', set, retire, source: 'anna' };
}

/** The library's pack, in which the field and the option are called so. */
function library(version: string, genre: string, novel: string, author: JsonObject = {}): Layer {
  const before: JsonObject = version === '1.0.0' ? {} : { renamedFrom: ['genre'] };
  const option: JsonObject = {
    label: text('Novel'),
    ...(version === '1.0.0' ? {} : { renamedFrom: ['novel'] }),
  };
  const options = { [novel]: option, other: { label: text('Other') } };
  const kind = { type: 'select', label: text('Kind'), ...before, options };
  const books: JsonObject = {
    entity: 'book',
    type: 'list',
    columns: { title: {}, [genre]: { width: 80 } },
    sort: { [genre]: { direction: 'asc' } },
  };
  return layer('library', version, [
    node('entity', 'library', 'book', {
      title: 'title',
      ownedBy: 'none',
      fields: {
        title: { type: 'text', label: text('Text') },
        author: { type: 'reference', label: text('Author'), to: 'author' },
        [genre]: kind,
      },
    }),
    node('entity', 'library', 'author', {
      fields: {
        name: { type: 'text', label: text('Text') },
        genre: { type: 'text', label: text('Text') },
        ...author,
      },
    }),
    node('view', 'library', 'books', books),
    node('form', 'library', 'bookForm', {
      entity: 'book',
      sections: { basics: { fields: { title: {}, [genre]: {} } } },
    }),
  ]);
}

const before = library('1.0.0', 'genre', 'novel');
const after = library('2.0.0', 'kind', 'story');

function effective(layers: readonly Layer[], target: string, path: string): Json | undefined {
  return valueAt(mergeLayers(layers).nodes.get(target)?.properties, path);
}

describe('a mention of something by its earlier name', () => {
  it('is followed in nodes of the layers above, wherever names are marked', () => {
    const filter = "genre == 'novel' && author.genre == 'novel' && title != 'genre'";
    const clerk = {
      entities: {
        book: { read: "own || genre != 'other'", fields: { genre: 'read' } },
        author: { fields: { genre: 'read' } },
      },
    };
    const mine = layer('shop', '1.0.0', [
      node('view', 'shop', 'novels', {
        entity: 'library:book',
        type: 'list',
        filter,
        columns: { genre: { order: 1 }, theirs: { path: 'author.genre' }, again: { path: 'genre' } },
      }),
      node('page', 'shop', 'bookPage', {
        entity: 'library:book',
        facts: { genre: {}, other: { path: 'genre' } },
      }),
      node('role', 'library', 'clerk', clerk),
    ]);
    const [view, page, role] = ['shop:novels.view', 'shop:bookPage.page', 'library:clerk.role'];
    const layers = [after, mine];
    expect(effective(layers, view!, 'filter')).toBe(
      "kind == 'story' && author.genre == 'novel' && title != 'genre'",
    );
    expect(effective(layers, view!, 'columns')).toEqual({
      kind: { order: 1 },
      theirs: { path: 'author.genre' },
      again: { path: 'kind' },
    });
    expect(effective(layers, page!, 'facts')).toEqual({ kind: {}, other: { path: 'kind' } });
    expect(effective(layers, role!, 'entities')).toEqual({
      book: { read: "own || kind != 'other'", fields: { kind: 'read' } },
      author: { fields: { genre: 'read' } },
    });
  });

  it('is followed in the patch of another pack, its paths and what it expects included', () => {
    const mine = layer(
      'shop',
      '1.0.0',
      [],
      [
        patch(VIEW, { 'columns.genre.width': { to: 120, was: 80 }, filter: { to: "genre == 'novel'" } }),
        patch(FORM, {}, { 'sections.basics.fields.genre': {} }),
        patch(BOOK, { 'validations.genreKnown': { to: { when: 'genre == null', at: ['genre'] } } }),
      ],
    );
    const merged = mergeLayers([after, mine]);
    expect(merged.conflicts).toEqual([]);
    expect(merged.nodes.get(VIEW)!.properties).toMatchObject({
      columns: { title: {}, kind: { width: 120 } },
      filter: "kind == 'story'",
    });
    expect(effective([after, mine], FORM, 'sections.basics.fields')).toEqual({ title: {} });
    expect(effective([after, mine], BOOK, 'validations.genreKnown')).toEqual({
      when: 'kind == null',
      at: ['kind'],
    });
  });

  it('means what it says where something has that name', () => {
    const both = library('2.0.0', 'kind', 'story');
    const entity = both.nodes[0]!.properties as { fields: JsonObject };
    const again = {
      ...both.nodes[0]!,
      properties: { ...entity, fields: { ...entity.fields, genre: { type: 'text', label: text('Text') } } },
    };
    const view = node('view', 'shop', 'mine', { entity: 'library:book', filter: "genre == 'a'" });
    const layers = [{ ...both, nodes: [again, ...both.nodes.slice(1)] }, layer('shop', '1.0.0', [view])];
    expect(effective(layers, 'shop:mine.view', 'filter')).toBe("genre == 'a'");
  });

  it('is followed to nodes that are called otherwise', () => {
    const named = (name: string) =>
      layer('library', '1.0.0', [
        node('view', 'library', name, {
          entity: 'book',
          ...(name === 'books' ? {} : { renamedFrom: ['books'] }),
        }),
      ]);
    const app = node('app', 'shop', 'shop', { menu: { all: { view: 'library:books' } } });
    expect(
      effective([named('allBooks'), layer('shop', '1.0.0', [app])], 'shop:shop.app', 'menu.all.view'),
    ).toBe('library:allBooks');
  });
});

describe('an upgrade that renames', () => {
  const own = node('view', 'org', 'novels', {
    entity: 'library:book',
    type: 'list',
    filter: "genre=='novel'",
  });
  const org = {
    nodes: [own],
    patches: [
      patch(BOOK, {
        'validations.genreKnown': { to: { when: 'genre == null', message: text('Say which') } },
      }),
      patch(VIEW, { 'columns.genre.width': { to: 120, was: 80 } }),
    ],
  };
  const shop = layer('shop', '1.0.0', [
    node('view', 'shop', 'all', { entity: 'library:book', filter: "genre != 'other'" }),
  ]);
  const input = { base: [before, shop], next: [after, shop], org };

  it('writes the layer of the organisation anew and lists every place', () => {
    const upgrade = planUpgrade(input);
    const followed = upgrade.outcomes.filter(({ kind }) => kind === 'followed');
    expect(followed.map(({ target, path, was, mine }) => [target, path, was, mine])).toEqual([
      [BOOK, 'validations.genreKnown.when', 'genre == null', 'kind == null'],
      [VIEW, 'columns.genre', 'genre', 'kind'],
      ['org:novels.view', 'filter', "genre=='novel'", "kind=='story'"],
      ['shop:all.view', 'filter', "genre != 'other'", "kind != 'other'"],
    ]);
    expect(upgrade.questions).toEqual([]);
    expect(upgrade.org.nodes[0]!.properties.filter).toBe("kind=='story'");
    expect(upgrade.org.patches.map(({ set }) => set)).toEqual([
      { 'validations.genreKnown': { to: { when: 'kind == null', message: text('Say which') } } },
      { 'columns.kind.width': { to: 120, was: 80 } },
    ]);
  });

  it('changes nothing more when it is planned again', () => {
    const { org: upgraded } = planUpgrade(input);
    const again = planUpgrade({ base: input.next, next: input.next, org: upgraded });
    expect(again.org).toEqual(upgraded);
    expect(again.outcomes.filter(({ kind }) => kind === 'followed')).toEqual([]);
  });
});
