import { ASKED, ORG, SHARED, STAYS } from './promises.ts';
import type { Edit } from './row.ts';

export const PROCESS: readonly Edit[] = [
  {
    says: 'label of a stage',
    path: 'stages.wished.label.en',
    mine: 'Asked for',
    other: 'Suggested',
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'stage added',
    path: 'stages.x_waiting',
    mine: { label: { 'zh-CN': '等待', en: 'Waiting' }, order: 25, category: 'onHold' },
    removes: '',
    promise: { none: 'kept', same: 'absorbed', ...STAYS },
  },
  {
    says: 'expected days',
    path: 'stages.wished.expectedDays',
    mine: 14,
    other: 21,
    removes: 'stages.wished.expectedDays',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'stage hidden',
    path: 'stages.wished',
    mine: 'retire',
    removes: '',
    promise: { none: 'kept', ...STAYS },
  },
  {
    says: 'guard',
    path: 'transitions.order.guard',
    mine: 'pages > 10',
    other: 'pages > 20',
    removes: 'transitions.order.guard',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'required fields',
    path: 'transitions.order.requires',
    mine: ['price', 'shelf'],
    other: ['shelf'],
    removes: '',
    promise: { ...SHARED, ...STAYS },
  },
];
