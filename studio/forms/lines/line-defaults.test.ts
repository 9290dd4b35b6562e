import { describe, expect, it } from 'vitest';
import { entityDocument, fieldDocument, modelDocument } from '../../../test/support/model-document.ts';
import { FollowedRecords } from '../rules/followed-records.ts';
import type { RuleWorld } from '../rules/rule-world.ts';
import { lineColumns } from './line-columns.ts';
import { compileLineDefaults, withDefaults } from './line-defaults.ts';
import { newRow, rowsOf, setCell, type Row } from './line-rows.ts';
import { lineTotals } from './line-totals.ts';

const book = entityDocument('library:book', [fieldDocument('title', 'text'), fieldDocument('fee', 'money')]);
const line = entityDocument('library:loanLine', [
  fieldDocument('loan', 'reference', { target: 'library:loan' }),
  fieldDocument('book', 'reference', { target: 'library:book' }),
  fieldDocument('copies', 'integer', { default: '1' }),
  fieldDocument('fee', 'money', { default: 'book.fee' }),
  fieldDocument('days', 'integer', { default: 'loan.days' }),
]);
const loan = entityDocument('library:loan', [
  fieldDocument('number', 'text'),
  fieldDocument('days', 'integer'),
  fieldDocument('lines', 'children', { target: 'library:loanLine', inverse: 'loan' }),
]);
const model = modelDocument(book, line, loan);

const BOOKS = { b1: { id: 'b1', fee: '2.50' }, b2: { id: 'b2', fee: '4.00' } };

async function world(): Promise<RuleWorld> {
  const records = new FollowedRecords(async (_entity, id) => BOOKS[id as keyof typeof BOOKS]);
  for (const id of Object.keys(BOOKS)) records.get('library:book', id);
  await new Promise((done) => setTimeout(done, 0));
  return { model, me: {}, now: new Date('2026-03-11T01:00:00Z'), records };
}

const fill = async (rows: readonly Row[]) => {
  const around = await world();
  return withDefaults(rows, compileLineDefaults(around, line, 'loan'), { days: 14 }, around);
};

describe('the defaults of a line', () => {
  it('come from the chosen record and from the parent', async () => {
    const [row] = await fill([newRow({ book: { id: 'b1', title: 'Emma' } })]);
    expect(row).toMatchObject({ copies: 1, fee: '2.50', days: 14 });
  });

  it('leave alone what somebody has typed', async () => {
    const made = newRow({ book: { id: 'b1', title: 'Emma' }, fee: '1.00' });
    expect((await fill([made]))[0]).toMatchObject({ fee: '1.00' });
  });

  it('wait for a cell that has the cursor', async () => {
    const around = await world();
    const row = newRow({ book: { id: 'b1', title: 'Emma' } });
    const isHeld = (path: string) => path === `${row.$key}.fee`;
    const [held] = withDefaults([row], compileLineDefaults(around, line, 'loan'), {}, around, isHeld);
    expect(held).toMatchObject({ copies: 1 });
    expect(held).not.toHaveProperty('fee');
  });

  it('follow in a stored line only what was just changed', async () => {
    const stored = rowsOf([{ id: 'l1', book: { id: 'b1', title: 'Emma' }, copies: 7, fee: '9.00', days: 3 }]);
    const [counted] = await fill(setCell(stored, 'l1', 'copies', 8));
    expect(counted).toMatchObject({ copies: 8, fee: '9.00', days: 3 });
    const [other] = await fill(setCell(stored, 'l1', 'book', { id: 'b2', title: 'Persuasion' }));
    expect(other).toMatchObject({ copies: 7, fee: '4.00', days: 3 });
  });
});

describe('the columns of lines', () => {
  it('are all fields of the child without its parent, where the form says nothing', () => {
    const columns = lineColumns(model, line, 'loan', undefined);
    expect(columns.map(({ key }) => key)).toEqual(['book', 'copies', 'fee', 'days']);
  });

  it('compute an amount while it is typed and sum it exactly', async () => {
    const columns = lineColumns(model, line, 'loan', {
      copies: {},
      amount: { label: { en: 'Amount' }, value: 'copies * fee', total: 'sum' },
    });
    const rows = rowsOf([
      { id: 'a', copies: 3, fee: '0.10' },
      { id: 'b', copies: 1, fee: '0.20' },
    ]);
    expect(lineTotals(rows, columns, await world())).toEqual(new Map([['amount', '0.5']]));
  });
});
