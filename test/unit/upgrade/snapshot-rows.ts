import { ORG, SHARED, STAYS } from './promises.ts';
import type { Edit } from './row.ts';

export const SNAPSHOT: readonly Edit[] = [
  {
    says: 'which records',
    path: 'filter',
    mine: 'pages > 20',
    other: 'pages > 30',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'what is kept of them',
    path: 'values.price',
    mine: 'price * 2',
    other: 'worth',
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'time of day',
    path: 'at',
    mine: '03:00',
    other: '04:00',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
];
