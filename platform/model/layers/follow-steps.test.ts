import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import { planUpgrade } from '../upgrade/plan-upgrade.ts';
import { mergeLayers } from './merge.ts';
import type { Layer, MetadataNode, NodeKind } from './node.ts';

const text = (en: string): JsonObject => ({ 'zh-CN': en, en });

function node(kind: NodeKind, pack: string, name: string, properties: JsonObject): MetadataNode {
  return { kind, pack, name, file: name, properties: { name, label: text(name), ...properties } };
}

const earlier = (renamedFrom: string | undefined): JsonObject =>
  renamedFrom === undefined ? {} : { renamedFrom: [renamedFrom] };

function buying(name: string, wished: string, was?: JsonObject, before?: string): MetadataNode {
  const stage = { label: text('Wished'), category: 'open', ...was };
  const bought = { label: text('Bought'), category: 'won' };
  return node('process', 'library', name, {
    entity: 'book',
    ...earlier(before),
    stages: { [wished]: stage, bought },
    transitions: { buy: { from: [wished], to: 'bought', guard: `stage != '${wished}' || title != ''` } },
  });
}

const label = (en: string) => ({ label: text(en) });

/** Books that are bought in two ways and classified; before and after the vendor calls things otherwise. */
function library(version: '1.0.0' | '2.0.0'): Layer {
  const isNew = version === '2.0.0';
  const [fast, wished, shelves, physics, days] = isNew
    ? ['quick', 'asked', 'places', '0103', 'lentFor']
    : ['fast', 'wished', 'shelves', '0101', 'loanDays'];
  const was = (name: string) => earlier(isNew ? name : undefined);
  const entity = node('entity', 'library', 'book', {
    title: 'title',
    ownedBy: 'none',
    fields: {
      title: { type: 'text', ...label('Title') },
      process: { type: 'process', ...label('Process') },
      stage: { type: 'stage', ...label('Stage') },
      shelf: { type: 'classification', ...label('Shelf'), scheme: shelves! },
      kind: {
        type: 'select',
        ...label('Kind'),
        options: { [isNew ? 'story' : 'novel']: { ...label('Novel'), ...was('novel') } },
      },
    },
  });
  const scheme = node('classification', 'library', shelves!, {
    codes: '2-2',
    ...was('shelves'),
    attributes: { [days!]: { type: 'integer', ...label('Days'), ...was('loanDays') } },
    nodes: { '01': { ...label('Science') }, [physics!]: { ...label('Physics'), ...was('0101') } },
  });
  const nodes = [
    entity,
    scheme,
    buying(fast!, wished!, was('wished'), isNew ? 'fast' : undefined),
    buying('slow', 'wished'),
  ];
  return { name: 'library', version, nodes, patches: [] };
}

/** What the organisation says of all that. */
function organisation(filter: string): MetadataNode[] {
  return [
    node('view', 'org', 'mine', {
      entity: 'library:book',
      type: 'list',
      filter,
      board: { field: 'kind', folded: ['novel'] },
    }),
    node('action', 'org', 'shelve', {
      entity: 'library:book',
      steps: { one: { does: 'set', values: { kind: "title == 'novel' ? 'novel' : kind", shelf: "'0101'" } } },
    }),
    node('classification', 'org', 'own', {
      codes: '2',
      nodes: { '01': { label: text('Own') } },
      automatic: {
        all: {
          field: 'library:book.shelf',
          rules: { r: { label: text('R'), when: "kind == 'novel'", to: '01' } },
        },
      },
    }),
  ];
}

const upgraded = (filter: string) => {
  const org = { nodes: organisation(filter), patches: [] };
  const { org: next } = planUpgrade({ base: [library('1.0.0')], next: [library('2.0.0')], org });
  return Object.fromEntries(next.nodes.map(({ name, properties }) => [name, properties])) as Record<
    string,
    JsonObject
  >;
};

describe('stages, processes, codes and attributes that are called otherwise', () => {
  it('are followed in conditions, where they mean what was renamed', () => {
    expect(upgraded("process == 'fast' && isWithin(shelf, '0101')")['mine']).toMatchObject({
      filter: "process == 'quick' && isWithin(shelf, '0103')",
    });
    expect(upgraded("attribute(shelf, 'loanDays') > 3 && shelf in ['0101', '01']")['mine']).toMatchObject({
      filter: "attribute(shelf, 'lentFor') > 3 && shelf in ['0103', '01']",
    });
  });

  it('stay where another process still calls a stage so', () => {
    expect(upgraded("stage == 'wished'")['mine']).toMatchObject({ filter: "stage == 'wished'" });
  });

  it('are followed in what is written, folded and decided', () => {
    const { mine, shelve, own } = upgraded('true');
    expect(mine).toMatchObject({ board: { folded: ['story'] } });
    expect(shelve).toMatchObject({
      steps: { one: { values: { kind: "title == 'novel' ? 'story' : kind", shelf: "'0103'" } } },
    });
    expect(own).toMatchObject({ automatic: { all: { rules: { r: { when: "kind == 'story'" } } } } });
  });

  it('are followed in the node that renames them, and by patches', () => {
    const patch = {
      target: 'library:fast.process',
      on: '1.0.0',
      set: {
        'stages.wished.expectedDays': { to: 3 },
        'transitions.back': { to: { from: ['bought'], to: 'wished' } },
      },
      retire: {},
      source: 'anna',
    };
    const org = { nodes: [], patches: [patch] };
    const upgrade = planUpgrade({ base: [library('1.0.0')], next: [library('2.0.0')], org });
    expect(upgrade.questions).toEqual([]);
    const merged = mergeLayers([library('2.0.0'), { name: 'org', version: '1', ...upgrade.org }]);
    expect(merged.nodes.get('library:quick.process')!.properties).toMatchObject({
      stages: { asked: { expectedDays: 3 } },
      transitions: { back: { to: 'asked' } },
    });
  });

  it('take along what records hold', () => {
    const { mappings } = planUpgrade({
      base: [library('1.0.0')],
      next: [library('2.0.0')],
      org: { nodes: [], patches: [] },
    });
    expect(mappings).toMatchObject([
      { target: 'library:book.entity', path: 'fields.kind.options', from: 'novel', to: 'story' },
      { target: 'library:places.classification', path: 'nodes', from: '0101', to: '0103' },
    ]);
  });
});

describe('the default of a field', () => {
  it('follows the option it names', () => {
    const added = {
      target: 'library:book.entity',
      on: '1.0.0',
      set: { 'fields.kind.default': { to: "'novel'" } },
      retire: {},
      source: 'anna',
    };
    const { org } = planUpgrade({
      base: [library('1.0.0')],
      next: [library('2.0.0')],
      org: { nodes: [], patches: [added] },
    });
    expect(org.patches[0]!.set['fields.kind.default']!.to).toBe("'story'");
  });
});
