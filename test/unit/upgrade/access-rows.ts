import { ASKED, ORG, SHARED, STAYS } from './promises.ts';
import type { Edit } from './row.ts';

export const ROLE: readonly Edit[] = [
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

export const SHARING: readonly Edit[] = [
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

export const RESTRICTION: readonly Edit[] = [
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

export const DUPLICATE_RULE: readonly Edit[] = [
  {
    says: 'what happens',
    path: 'severity',
    mine: 'block',
    other: 'needsReason',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'how alike',
    path: 'tests.title.atLeast',
    mine: 90,
    other: 70,
    removes: 'tests.title',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'what is shown of others',
    path: 'reveal.shelf',
    mine: {},
    removes: '',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
];
