import { describe, expect, it } from 'vitest';
import type { EntityDocument } from '../../model/model-document.ts';
import { closedStages } from './closed-stages.ts';
import { lateBy, overdueDays } from './overdue.ts';
import { column } from './sample-column.ts';

const context = { today: '2026-03-11', timeZone: 'Asia/Shanghai', language: 'en', baseCurrency: 'CNY' };

const stages = (...categories: string[]) => ({
  stages: Object.fromEntries(categories.map((category) => [category, { category }])),
});

const loan = {
  fields: { stage: {} },
  stageFields: { stage: 'stage' },
  processes: { short: stages('open', 'won'), long: stages('open', 'onHold', 'lost') },
} as unknown as EntityDocument;

describe('what is overdue', () => {
  it('counts the days since a date', () => {
    expect(overdueDays('2026-03-07', context)).toBe(4);
    expect(['2026-03-11', '2026-03-12', '', null].map((value) => overdueDays(value, context))).toEqual([
      0, 0, 0, 0,
    ]);
  });

  it('takes the day of a moment in the zone of the organisation', () => {
    expect(overdueDays('2026-03-09T16:30:00.000Z', context)).toBe(1);
  });

  it('is no record that is over, whatever its process, nor by a column that names no duty', () => {
    const due = column('dueOn', 'date', { due: true, over: closedStages(loan) });
    const late = (stage: string, by = due) => lateBy({ stage, dueOn: '2026-03-07' }, by, context);
    expect(['open', 'onHold', 'won', 'lost'].map((stage) => late(stage))).toEqual([4, 4, 0, 0]);
    expect(late('open', { ...due, due: false })).toBe(0);
  });

  it('is told of records whose stage one does not see, too', () => {
    expect(closedStages({ ...loan, fields: {} })).toBeUndefined();
  });
});
