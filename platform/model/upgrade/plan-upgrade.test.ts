import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../kernel/json.ts';
import { mergeLayers } from '../layers/merge.ts';
import type { Layer, MetadataNode, MetadataPatch } from '../layers/node.ts';
import { NO_ORG, type OrgLayer } from '../layers/org-layer.ts';
import { valueAt, withValueAt } from '../layers/property-path.ts';
import { planUpgrade } from './plan-upgrade.ts';
import type { Answer, Question, Upgrade, UpgradeFacts } from './upgrade.ts';

const BOOK = 'library:book.entity';
const VIEW = 'library:oldBooks.view';

const text = (en: string): JsonObject => ({ 'zh-CN': en, en });
const book: JsonObject = {
  name: 'book',
  label: text('Book'),
  title: 'title',
  ownedBy: 'none',
  fields: {
    title: { type: 'text', label: text('Title') },
    pages: { type: 'integer', label: text('Pages') },
    worth: { type: 'formula', label: text('Worth'), result: 'decimal', value: 'pages * 2' },
    genre: {
      type: 'select',
      label: text('Genre'),
      options: { novel: { label: text('Novel') }, poem: { label: text('Poem') } },
    },
  },
};
const view: JsonObject = {
  name: 'oldBooks',
  entity: 'book',
  type: 'list',
  label: text('Old books'),
  columns: { title: {}, pages: { order: 5 } },
};

function library(version: string, ...nodes: MetadataNode[]): Layer {
  return { name: 'library', version, nodes, patches: [] };
}

function node(kind: 'entity' | 'view', properties: JsonObject): MetadataNode {
  return { kind, pack: 'library', name: String(properties.name), file: '', properties };
}

function changed(properties: JsonObject, changes: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.entries(changes).reduce((made, [path, to]) => withValueAt(made, path, to), properties);
}

function role(rights: string[]): JsonObject {
  return { name: 'clerk', label: text('Clerk'), rights, entities: {} };
}

function clerks(rights: string[]): Layer[] {
  return [library('1.0.0', { ...node('entity', role(rights)), kind: 'role' })];
}

const first = [library('1.0.0', node('entity', book), node('view', view))];
const used: UpgradeFacts = { records: () => 3 };
const unused: UpgradeFacts = { records: () => 0 };

function next(version: string, changes: Readonly<Record<string, Json | undefined>>): Layer[] {
  return [library(version, node('entity', changed(book, changes)), node('view', view))];
}

function edited(set: MetadataPatch['set'], target = BOOK): OrgLayer {
  return { nodes: [], patches: [{ target, on: '1.0.0', set, retire: {}, source: 'anna' }] };
}

function effective(layers: readonly Layer[], org: OrgLayer, path: string, id = BOOK): Json | undefined {
  const merged = mergeLayers([...layers, { name: 'org', version: '2', ...org }]);
  return valueAt(merged.nodes.get(id)?.properties, path);
}

function kinds({ outcomes }: Upgrade, kind: string): string[] {
  return outcomes.filter((outcome) => outcome.kind === kind).map(({ path }) => path);
}

function answer({ id, about }: Question, choice: Answer['choice'], value?: Json): Answer {
  return { id, about, choice, ...(value === undefined ? {} : { value }) };
}

describe('planUpgrade', () => {
  it('tells one conflict, three automatic changes and what old records need', () => {
    const org = edited({
      'fields.title.label.en': { to: 'Name', was: 'Title' },
      'fields.x_shelf': { to: { type: 'text', label: text('Shelf') } },
      'fields.genre.options.crime': { to: { label: text('Crime') } },
    });
    const isbn = { type: 'text', label: text('ISBN'), required: true };
    const second = next('2.0.0', {
      'fields.pages.label.en': 'Length',
      'fields.worth.value': 'pages * 3',
      'fields.isbn': isbn,
      'fields.genre.options.poem': undefined,
    });
    const upgrade = planUpgrade({ base: first, next: second, org, facts: used });
    expect(kinds(upgrade, 'automatic')).toEqual([
      'fields.isbn',
      'fields.pages.label.en',
      'fields.worth.value',
    ]);
    expect(kinds(upgrade, 'deprecated')).toEqual(['fields.genre.options.poem']);
    expect(upgrade.questions).toMatchObject([
      { kind: 'vanish', path: 'fields.genre.options.poem', options: ['novel'], records: 3 },
      { kind: 'required', path: 'fields.isbn', choices: ['value', 'leaveEmpty'] },
    ]);
    expect(effective(second, upgrade.org, 'fields.title.label.en')).toBe('Name');
    expect(effective(second, upgrade.org, 'fields.genre.options')).toHaveProperty('crime');
    const [vanish, required] = upgrade.questions;
    const answers = [answer(vanish!, 'map', 'novel'), answer(required!, 'value', 'unknown')];
    const answered = planUpgrade({ base: first, next: second, org, facts: used, answers });
    expect(answered.questions).toEqual([]);
    expect(answered.mappings).toEqual([
      { target: BOOK, path: 'fields.genre.options', from: 'poem', to: 'novel' },
    ]);
    expect(answered.fills).toEqual([{ target: BOOK, path: 'fields.isbn', value: 'unknown' }]);
    expect(effective(second, answered.org, 'fields.genre.options')).not.toHaveProperty('poem');
  });

  it('remembers an answer until the vendor changes the property again', () => {
    const org = edited({ 'fields.pages.default': { to: '1' } });
    const second = next('2.0.0', { 'fields.pages.default': '2' });
    const asked = planUpgrade({ base: first, next: second, org });
    expect(asked.questions).toMatchObject([{ id: `${BOOK}#fields.pages.default`, mine: '1', theirs: '2' }]);
    expect(effective(second, asked.org, 'fields.pages.default')).toBe('1');
    const answers = [answer(asked.questions[0]!, 'mine')];
    const kept = planUpgrade({ base: first, next: second, org, answers });
    expect(kept.questions).toEqual([]);
    const third = next('3.0.0', { 'fields.pages.default': '2', 'label.en': 'Volume' });
    expect(planUpgrade({ base: second, next: third, org: kept.org, answers }).questions).toEqual([]);
    const fourth = next('4.0.0', { 'fields.pages.default': '4' });
    expect(planUpgrade({ base: third, next: fourth, org: kept.org, answers }).questions).toHaveLength(1);
    const theirs = planUpgrade({
      base: first,
      next: second,
      org,
      answers: [answer(asked.questions[0]!, 'theirs')],
    });
    expect(theirs.org.patches).toEqual([]);
  });

  it('joins what both added to a list', () => {
    const org = edited({ rights: { to: ['delegate', 'explain'], was: ['delegate'] } }, 'library:clerk.role');
    const given = { base: clerks(['delegate']), next: clerks(['delegate', 'viewAs']), org };
    const [question] = planUpgrade(given).questions;
    expect(question!.choices).toEqual(['mine', 'theirs', 'both']);
    const both = planUpgrade({ ...given, answers: [answer(question!, 'both')] });
    expect(effective(given.next, both.org, 'rights', 'library:clerk.role')).toEqual([
      'delegate',
      'viewAs',
      'explain',
    ]);
  });

  it('leaves different languages of one label to both', () => {
    const org = edited({ label: { to: { 'zh-CN': 'Book', en: 'Volume' }, was: text('Book') } });
    const second = next('2.0.0', { 'label.zh-CN': '图书' });
    const upgrade = planUpgrade({ base: first, next: second, org });
    expect(effective(second, upgrade.org, 'label')).toEqual({ 'zh-CN': '图书', en: 'Volume' });
    expect(kinds(upgrade, 'hidden')).toEqual([]);
  });

  it('lets go what nobody uses and keeps what something of the organisation names', () => {
    const second = [
      library(
        '2.0.0',
        node('entity', changed(book, { 'fields.pages': undefined, 'fields.worth': undefined })),
      ),
    ];
    const gone = planUpgrade({ base: first, next: second, org: NO_ORG, facts: unused });
    expect(gone.org).toEqual(NO_ORG);
    const org = edited({ 'label.en': { to: 'Ours', was: 'Old books' } }, VIEW);
    const kept = planUpgrade({ base: first, next: second, org, facts: unused });
    expect(kept.org.nodes).toMatchObject([
      { pack: 'library', name: 'oldBooks', properties: { deprecated: true } },
    ]);
    expect(effective(second, kept.org, 'fields.pages')).toMatchObject({ type: 'integer', deprecated: true });
    expect(effective(second, kept.org, 'fields.worth')).toBeUndefined();
  });

  it('gives back to the vendor what it has again', () => {
    const org = edited({ 'fields.pages.label.en': { to: 'Size', was: 'Pages' } });
    const second = next('2.0.0', { 'fields.pages': undefined });
    const without = planUpgrade({ base: first, next: second, org, facts: unused });
    expect(effective(second, without.org, 'fields.pages')).toMatchObject({
      label: { en: 'Size' },
      deprecated: true,
    });
    const third = next('3.0.0', { 'fields.pages.order': 7 });
    const again = planUpgrade({ base: second, next: third, org: without.org, facts: unused });
    expect(effective(third, again.org, 'fields.pages')).toEqual({
      type: 'integer',
      label: { 'zh-CN': 'Pages', en: 'Size' },
      order: 7,
    });
  });

  it('follows what the vendor renames', () => {
    const org = edited({
      'fields.genre.label.en': { to: 'Sort', was: 'Genre' },
      'fields.genre.options.poem.label.en': { to: 'Verse', was: 'Poem' },
    });
    const { genre, ...fields } = book.fields as Record<string, JsonObject>;
    const verse = { label: text('Poem'), renamedFrom: ['poem'] };
    const kind = { ...genre, renamedFrom: ['genre'], options: { novel: { label: text('Novel') }, verse } };
    const second = [
      library('2.0.0', node('entity', { ...book, fields: { ...fields, kind } }), node('view', view)),
    ];
    const upgrade = planUpgrade({ base: first, next: second, org, facts: used });
    expect(upgrade.questions).toEqual([]);
    expect(upgrade.mappings).toEqual([
      {
        target: BOOK,
        path: 'fields.kind.options',
        from: 'poem',
        to: 'verse',
        before: 'fields.genre.options',
      },
    ]);
    expect(effective(second, upgrade.org, 'fields.kind')).toMatchObject({
      label: { en: 'Sort' },
      options: { verse: { label: { en: 'Verse' } } },
    });
    expect(kinds(upgrade, 'deprecated')).toEqual([]);
  });

  it('gives way where the vendor has another type', () => {
    const org = edited({ 'fields.title.maxLength': { to: 20 } });
    const second = next('2.0.0', { 'fields.title': { type: 'boolean', label: text('Title') } });
    const upgrade = planUpgrade({ base: first, next: second, org, facts: used });
    expect(kinds(upgrade, 'overruled')).toEqual(['fields.title.maxLength']);
    expect(upgrade.org).toEqual(NO_ORG);
  });
});
