import { ASKED, HIDDEN, ORG, SHARED, STAYS } from './promises.ts';
import type { Edit } from './row.ts';

export const VIEW: readonly Edit[] = [
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

export const FORM: readonly Edit[] = [
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

export const PAGE: readonly Edit[] = [
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

export const APP: readonly Edit[] = [
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
