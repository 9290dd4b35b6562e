import { describe, expect, it } from 'vitest';
import type { FieldDocument } from '../../../model/model-document.ts';
import { columnsOf } from './board-columns.ts';

const field = {
  name: 'status',
  type: 'select',
  options: {
    lost: { label: { en: 'Lost' }, order: 30, colour: 'red' },
    open: { label: { en: 'Out' }, order: 10, colour: 'blue' },
    torn: { label: { en: 'Torn' }, order: 20, retired: true },
  },
} as unknown as FieldDocument;

const keys = (...args: Parameters<typeof columnsOf>) => columnsOf(...args).map(({ key }) => key);

describe('the columns of a board', () => {
  it('are the options in their order, whether or not they hold records', () => {
    expect(keys(field, { field: 'status' }, [])).toEqual(['open', 'lost']);
  });

  it('have one for records without a value, and for a retired option, as long as there are such records', () => {
    const rows = [
      { status: null, boardCount: 2 },
      { status: 'torn', boardCount: 1 },
    ];
    expect(keys(field, { field: 'status' }, rows)).toEqual(['open', 'torn', 'lost', '']);
  });

  it('say what the server counted, what their records fulfil, and what may come in', () => {
    const rows = [{ status: 'lost', boardCount: 3, amount: '10.00' }];
    const [open, lost] = columnsOf(field, { field: 'status', folded: ['lost'] }, rows);
    expect(open).toMatchObject({ count: 0, isFolded: false, tone: 'accent', takes: true });
    expect(lost).toMatchObject({ count: 3, isFolded: true, condition: "status == 'lost'" });
    expect(lost!.totals['amount']).toBe('10.00');
  });

  it('take no more records out of use: neither a retired option nor, where a value is required, none', () => {
    const rows = [
      { status: null, boardCount: 1 },
      { status: 'torn', boardCount: 1 },
    ];
    const columns = columnsOf({ ...field, required: true }, { field: 'status' }, rows);
    expect(columns.filter(({ takes }) => !takes).map(({ key }) => key)).toEqual(['torn', '']);
  });
});
