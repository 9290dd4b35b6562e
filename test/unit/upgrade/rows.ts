import type { Json } from '../../../platform/kernel/json.ts';
import type { OutcomeKind } from '../../../platform/model/upgrade/upgrade.ts';
import { text } from './vendor.ts';

/** What the vendor does in the new version to what the organisation changed. */
export type Column = 'none' | 'same' | 'other' | 'removed';
export const COLUMNS: readonly Column[] = ['none', 'same', 'other', 'removed'];

/** A kind of edit. A new kind of node adds its rows here. */
export interface Row {
  readonly says: string;
  /** `book.entity` */
  readonly node: string;
  readonly path: string;
  /** What the organisation makes of it: a value, nothing (null), or hidden. */
  readonly mine: Json | 'retire';
  /** What the vendor makes of it; absent where it cannot. */
  readonly other?: Json;
  /** Where it is not at `path`. */
  readonly otherPath?: string;
  /** What the vendor takes away; '' is the node. Without it nothing can be. */
  readonly removes?: string;
  readonly promise: Readonly<Partial<Record<Column, OutcomeKind>>>;
}

const ORG = { none: 'kept', same: 'absorbed', other: 'hidden' } as const;
const SHARED = { none: 'kept', same: 'absorbed', other: 'asked' } as const;
const VENDOR = { none: 'kept', same: 'absorbed', other: 'overruled' } as const;
const STAYS = { removed: 'deprecated' } as const;
const HIDDEN = { removed: 'hidden' } as const;
const ASKED = { removed: 'asked' } as const;

const ENTITY: readonly Omit<Row, 'node'>[] = [
  {
    says: 'label',
    path: 'label.en',
    mine: 'Volume',
    other: 'Title',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'icon',
    path: 'icon',
    mine: 'book',
    other: 'books',
    removes: 'icon',
    promise: { ...ORG, ...HIDDEN },
  },
  {
    says: 'label of a field',
    path: 'fields.title.label.en',
    mine: 'Name',
    other: 'Heading',
    removes: 'fields.title',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'help of a field',
    path: 'fields.shelf.help.en',
    mine: 'Room',
    other: 'Place',
    removes: 'fields.shelf',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'order of a field',
    path: 'fields.shelf.order',
    mine: 5,
    other: 90,
    removes: 'fields.shelf',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'help taken away',
    path: 'fields.shelf.help',
    mine: null,
    other: text('别处', 'Elsewhere'),
    removes: 'fields.shelf',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'field required',
    path: 'fields.pages.required',
    mine: true,
    other: false,
    removes: 'fields.pages',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'default of a field',
    path: 'fields.pages.default',
    mine: '200',
    other: '300',
    removes: 'fields.pages.default',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'condition of a field',
    path: 'fields.genre.visibleWhen',
    mine: 'pages > 1',
    other: 'pages > 2',
    removes: 'fields.genre.visibleWhen',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'limit of a field',
    path: 'fields.title.maxLength',
    mine: 300,
    other: 250,
    removes: 'fields.title.maxLength',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'type of a field',
    path: 'fields.price.type',
    mine: 'money',
    other: 'percent',
    removes: 'fields.price',
    promise: { ...VENDOR, ...STAYS },
  },
  {
    says: 'formula',
    path: 'fields.worth.value',
    mine: 'price * 2',
    other: 'price * 3',
    removes: 'fields.worth',
    promise: { ...VENDOR, ...STAYS },
  },
  {
    says: 'field added',
    path: 'fields.x_grade',
    mine: { type: 'integer', label: text('等级', 'Grade') },
    removes: '',
    promise: { none: 'kept', ...STAYS },
  },
  {
    says: 'field retired',
    path: 'fields.shelf',
    mine: 'retire',
    otherPath: 'fields.shelf.label.en',
    other: 'Rack',
    removes: 'fields.shelf',
    promise: { none: 'kept', other: 'kept', ...STAYS },
  },
  {
    says: 'label of an option',
    path: 'fields.genre.options.novel.label.en',
    mine: 'Fiction',
    other: 'Story',
    removes: 'fields.genre.options.novel',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'order of an option',
    path: 'fields.genre.options.novel.order',
    mine: 50,
    other: 5,
    removes: 'fields.genre.options.novel',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'option added',
    path: 'fields.genre.options.crime',
    mine: { label: text('侦探', 'Crime') },
    other: { label: text('侦探', 'Thriller') },
    removes: 'fields.genre',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'option retired',
    path: 'fields.genre.options.poem',
    mine: 'retire',
    otherPath: 'fields.genre.options.poem.label.en',
    other: 'Verse',
    removes: 'fields.genre.options.poem',
    promise: { none: 'kept', other: 'kept', ...STAYS },
  },
  {
    says: 'rule',
    path: 'validations.thin.when',
    mine: 'pages < 2',
    other: 'pages < 3',
    removes: 'validations.thin',
    promise: { ...VENDOR, ...STAYS },
  },
  {
    says: 'message of a rule',
    path: 'validations.thin.message.en',
    mine: 'Thin',
    other: 'Much too thin',
    removes: 'validations.thin',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'severity of a rule',
    path: 'validations.thin.severity',
    mine: 'needsReason',
    removes: 'validations.thin.severity',
    promise: { none: 'kept', same: 'absorbed', ...ASKED },
  },
  {
    says: 'rule added',
    path: 'validations.thick',
    mine: { when: 'pages > 9', message: text('厚', 'Thick') },
    removes: '',
    promise: { none: 'kept', ...STAYS },
  },
  {
    says: 'feature',
    path: 'features.files',
    mine: false,
    removes: 'features',
    promise: { none: 'kept', same: 'absorbed', ...ASKED },
  },
  {
    says: 'title field',
    path: 'title',
    mine: 'shelf',
    other: 'genre',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
];
const CHOICES: readonly Omit<Row, 'node'>[] = [
  {
    says: 'label of an option',
    path: 'options.glad.label.en',
    mine: 'Happy',
    other: 'Merry',
    removes: 'options.glad',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'colour of an option',
    path: 'options.glad.colour',
    mine: 'lime',
    other: 'blue',
    removes: 'options.glad',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'option added',
    path: 'options.calm',
    mine: { label: text('平静', 'Calm') },
    other: { label: text('平静', 'Quiet') },
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'option retired',
    path: 'options.sad',
    mine: 'retire',
    otherPath: 'options.sad.label.en',
    other: 'Blue',
    removes: 'options.sad',
    promise: { none: 'kept', other: 'kept', ...STAYS },
  },
];
const VIEW: readonly Omit<Row, 'node'>[] = [
  {
    says: 'label',
    path: 'label.en',
    mine: 'Books',
    other: 'Every book',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'width of a column',
    path: 'columns.title.width',
    mine: 300,
    other: 250,
    removes: 'columns.title',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'column added',
    path: 'columns.pages',
    mine: { order: 30 },
    other: { order: 50 },
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  { says: 'column taken away', path: 'columns.shelf', mine: null, other: { order: 90 }, promise: { ...ORG } },
  {
    says: 'filter',
    path: 'filter',
    mine: 'pages > 5',
    other: 'pages > 7',
    removes: 'filter',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'sort direction',
    path: 'sort.title.direction',
    mine: 'desc',
    removes: 'sort.title',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
  {
    says: 'rail',
    path: 'rail.field',
    mine: 'shelf',
    other: 'pages',
    removes: 'rail',
    promise: { ...ORG, ...HIDDEN },
  },
  {
    says: 'filter of a quick filter',
    path: 'quickFilters.long.filter',
    mine: 'pages > 600',
    other: 'pages > 700',
    removes: 'quickFilters.long',
    promise: { ...SHARED, ...STAYS },
  },
];
const FORM: readonly Omit<Row, 'node'>[] = [
  {
    says: 'columns of a section',
    path: 'sections.basics.columns',
    mine: 3,
    other: 1,
    removes: 'sections.basics',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'order of a field',
    path: 'sections.basics.fields.pages.order',
    mine: 5,
    other: 30,
    removes: 'sections.basics.fields.pages',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'field added',
    path: 'sections.basics.fields.genre',
    mine: { order: 30 },
    other: { order: 40 },
    removes: 'sections.basics',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'section out of its tab',
    path: 'sections.rest.tab',
    mine: null,
    removes: 'sections.rest',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
  {
    says: 'condition of a section',
    path: 'sections.rest.visibleWhen',
    mine: 'pages > 2',
    other: 'pages > 3',
    removes: 'sections.rest.visibleWhen',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'label of a tab',
    path: 'tabs.more.label.en',
    mine: 'Further',
    other: 'Others',
    removes: 'tabs.more',
    promise: { ...ORG, ...STAYS },
  },
];
const PAGE: readonly Omit<Row, 'node'>[] = [
  {
    says: 'order of a fact',
    path: 'facts.pages.order',
    mine: 20,
    other: 30,
    removes: 'facts.pages',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'condition of a button',
    path: 'buttons.edit.visibleWhen',
    mine: 'pages > 1',
    other: 'pages > 2',
    removes: 'buttons.edit',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'content of a tab',
    path: 'tabs.main.shows',
    mine: 'timeline',
    other: 'files',
    removes: 'tabs.main',
    promise: { ...ORG, ...STAYS },
  },
];
const APP: readonly Omit<Row, 'node'>[] = [
  {
    says: 'order of an item',
    path: 'menu.books.order',
    mine: 30,
    other: 40,
    removes: 'menu.books',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'item added',
    path: 'menu.mine',
    mine: { view: 'allBooks' },
    other: { entity: 'book' },
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'who sees it',
    path: 'roles',
    mine: ['librarian', 'member'],
    other: ['librarian', 'systemAdmin'],
    removes: 'roles',
    promise: { ...SHARED, ...ASKED },
  },
];
const ROLE: readonly Omit<Row, 'node'>[] = [
  {
    says: 'scope',
    path: 'entities.book.read',
    mine: 'own',
    other: 'department',
    removes: 'entities.book',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'right to a field',
    path: 'entities.book.fields.price.write',
    mine: true,
    removes: 'entities.book.fields.price',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
  {
    says: 'rights',
    path: 'rights',
    mine: ['delegate', 'explain'],
    other: ['delegate', 'viewAs'],
    removes: 'rights',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'entity added',
    path: 'entities.core:user',
    mine: { read: 'all' },
    other: { read: 'own' },
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
];
const SHARING: readonly Omit<Row, 'node'>[] = [
  {
    says: 'condition',
    path: 'when',
    mine: 'pages > 20',
    other: 'pages > 30',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'what it gives',
    path: 'gives',
    mine: 'write',
    removes: '',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
];
const RESTRICTION: readonly Omit<Row, 'node'>[] = [
  {
    says: 'condition',
    path: 'when',
    mine: 'price > 2000',
    other: 'price > 3000',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'label',
    path: 'label.en',
    mine: 'Dear ones',
    other: 'Expensive',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
];

export const ROWS: readonly Row[] = [
  ...of('book.entity', ENTITY),
  ...of('mood.choices', CHOICES),
  ...of('allBooks.view', VIEW),
  ...of('bookForm.form', FORM),
  ...of('bookPage.page', PAGE),
  ...of('lending.app', APP),
  ...of('librarian.role', ROLE),
  ...of('readAll.sharing', SHARING),
  ...of('noDear.restriction', RESTRICTION),
];

function of(node: string, rows: readonly Omit<Row, 'node'>[]): Row[] {
  return rows.map((row) => ({ node, ...row }));
}
