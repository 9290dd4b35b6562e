import { ASKED, ORG, SHARED, STAYS } from './promises.ts';
import type { Edit } from './row.ts';
import { text } from './vendor.ts';

export const CLASSIFICATION: readonly Edit[] = [
  {
    says: 'label of a node',
    path: 'nodes.01.label.en',
    mine: 'Sciences',
    other: 'Natural science',
    promise: { ...ORG },
  },
  {
    says: 'node added',
    path: 'nodes.0201',
    mine: { label: text('音乐', 'Music') },
    other: { label: text('绘画', 'Painting') },
    removes: '',
    promise: { ...ORG, ...STAYS },
  },
  {
    says: 'node retired',
    path: 'nodes.02',
    mine: 'retire',
    otherPath: 'nodes.02.label.en',
    other: 'Arts',
    promise: { none: 'kept', other: 'kept' },
  },
  {
    says: 'attribute of a node',
    path: 'nodes.01.attributes.loanDays',
    mine: 21,
    other: 28,
    removes: 'nodes.01.attributes.loanDays',
    promise: { ...SHARED, ...ASKED },
  },
  {
    says: 'condition of a rule',
    path: 'automatic.thick.rules.science.when',
    mine: 'pages > 800',
    other: 'pages > 700',
    removes: 'automatic.thick.rules.science',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'rank of a rule',
    path: 'automatic.thick.rules.art.order',
    mine: 5,
    other: 30,
    removes: 'automatic.thick.rules.art',
    promise: { ...SHARED, ...STAYS },
  },
  {
    says: 'time of day of the rules',
    path: 'automatic.thick.at',
    mine: '02:00',
    other: '03:00',
    removes: 'automatic.thick',
    promise: { ...ORG, ...STAYS },
  },
];
