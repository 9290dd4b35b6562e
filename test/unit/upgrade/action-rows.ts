import { ASKED, HIDDEN, ORG, SHARED, STAYS, VENDOR } from './promises.ts';
import type { Edit } from './row.ts';

export const ACTION: readonly Edit[] = [
  {
    says: 'who may',
    path: 'who',
    mine: ['librarian', 'reader'],
    other: ['reader'],
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'condition',
    path: 'when',
    mine: 'pages > 20',
    other: 'pages > 30',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'value a step sets',
    path: 'steps.mark.values.shelf',
    mine: "'A'",
    other: "'B'",
    removes: 'steps.mark',
    promise: { ...VENDOR, ...STAYS },
  },
  {
    says: 'step added',
    path: 'steps.more',
    mine: { does: 'set', values: { pages: '1' } },
    other: { does: 'set', values: { pages: '2' } },
    removes: '',
    promise: { ...VENDOR, ...STAYS },
  },
];

export const BY_ITSELF: readonly Edit[] = [
  {
    says: 'change that leads to it',
    path: 'onChange',
    mine: 'pages > 800 && old == null',
    other: 'pages > 700',
    removes: '',
    promise: { ...VENDOR, ...STAYS },
  },
];

export const DAILY: readonly Edit[] = [
  {
    says: 'records of each day',
    path: 'daily.where',
    mine: 'pages < 3',
    other: 'pages < 4',
    removes: 'daily',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'time of day',
    path: 'daily.at',
    mine: '04:00',
    other: '05:00',
    removes: 'daily.at',
    promise: { ...ORG, ...HIDDEN },
  },
];

export const CONVERSION: readonly Edit[] = [
  {
    says: 'mapped field added',
    path: 'targets.copy.values.shelf',
    mine: 'shelf',
    other: "'new'",
    removes: 'targets.copy',
    promise: { ...VENDOR, ...STAYS },
  },
  {
    says: 'label',
    path: 'label.en',
    mine: 'Duplicate',
    other: 'Double',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'only once',
    path: 'once',
    mine: true,
    removes: '',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
];
