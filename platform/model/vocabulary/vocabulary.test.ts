import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import { loadPack } from '../load-packs.ts';
import type { Vocabulary } from './vocabulary.ts';

/** As if two properties had been called otherwise (`due` of a column, the `columns` of a section), and one were gone. */
const VOCABULARY: Vocabulary = {
  number: 3,
  changes: [
    { since: 2, kind: 'view', path: 'columns.*.late', to: 'due' },
    { since: 3, kind: 'form', path: 'sections.*.beside', to: 'columns' },
    { since: 3, kind: 'view', path: 'columns.*.blinks', to: null },
  ],
};

const text = (en: string) => ({ 'zh-CN': en, en });
const view = (columns: JsonObject) => ({
  name: 'all',
  entity: 'book',
  type: 'list',
  label: text('All'),
  columns,
});
const form = (section: JsonObject) => {
  const basics = { label: text('Basics'), ...section, fields: { title: {} } };
  return { name: 'edit', entity: 'book', for: ['edit'], sections: { basics } };
};

function loaded(vocabulary: number | undefined, files: Readonly<Record<string, object>>) {
  const spec = {
    name: 'library',
    version: '1.0.0',
    label: text('Library'),
    platform: '>=0.1',
    licence: 'MIT',
    prefix: 'lib',
    ...(vocabulary === undefined ? {} : { vocabulary }),
  };
  const all = Object.entries({ 'pack.json': spec, ...files });
  const texts = new Map(all.map(([path, content]) => [path, JSON.stringify(content)]));
  return loadPack({ name: 'library', place: 'library', files: texts, problems: [] }, VOCABULARY);
}

describe('a pack written in an earlier vocabulary', () => {
  it('is read in the words of today, key by key', () => {
    const { nodes, problems } = loaded(undefined, {
      'all.view.json': view({ title: {}, back: { late: true, order: 10 } }),
      'edit.form.json': form({ beside: 3 }),
    });
    expect(problems).toEqual([]);
    expect(nodes.map(({ properties }) => properties)).toEqual([
      view({ title: {}, back: { due: true, order: 10 } }),
      form({ columns: 3 }),
    ]);
  });

  it('has its patches read so too: their paths, and what is inside their values', () => {
    const { patches, problems } = loaded(1, {
      'all.view.patch.json': {
        patch: 'library:all.view',
        on: '1.0.0',
        set: {
          'columns.back.late': { to: true, was: false },
          'columns.gone': { to: { late: true } },
          columns: { to: { one: { late: false } } },
        },
        retire: { 'columns.title': {} },
      },
    });
    expect(problems).toEqual([]);
    expect(patches[0]).toMatchObject({
      set: {
        'columns.back.due': { to: true, was: false },
        'columns.gone': { to: { due: true } },
        columns: { to: { one: { due: false } } },
      },
      retire: { 'columns.title': {} },
    });
  });

  it('loses what is said of a property that is gone, there and in its patches', () => {
    const { nodes, patches, problems } = loaded(2, {
      'all.view.json': view({ title: { blinks: 'twice' }, back: { order: 10 } }),
      'all.view.patch.json': {
        patch: 'library:all.view',
        on: '1.0.0',
        set: {
          'columns.title.blinks': { to: 'never', was: 'twice' },
          'columns.back.order': { to: 20, was: 10 },
          'columns.more': { to: { blinks: 'once', order: 30 } },
        },
      },
    });
    expect(problems).toEqual([]);
    expect(nodes[0]?.properties).toEqual(view({ title: {}, back: { order: 10 } }));
    expect(patches[0]?.set).toMatchObject({ 'columns.more': { to: { order: 30 } } });
    expect(Object.keys(patches[0]!.set)).toEqual(['columns.back.order', 'columns.more']);
  });

  it('takes only the steps that are still ahead, and refuses a word of yesterday in a pack of today', () => {
    const files = { 'all.view.json': view({ back: { late: true } }), 'edit.form.json': form({ beside: 3 }) };
    const codes = (vocabulary: number) => loaded(vocabulary, files).problems.map(({ pointer }) => pointer);
    expect(codes(2)).toEqual(['/columns/back/late']);
    expect(codes(3)).toEqual(['/columns/back/late', '/sections/basics/beside']);
  });

  it('is refused when it is from tomorrow', () => {
    const { problems } = loaded(4, {});
    expect(problems).toMatchObject([{ pointer: '/vocabulary', message: { code: 'vocabularyNewer' } }]);
  });
});
