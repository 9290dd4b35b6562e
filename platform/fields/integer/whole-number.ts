import { CellProblem } from '../cell-problem.ts';
import { readDecimal, roundDecimal } from '../decimal/decimal-number.ts';
import { cellMessages } from '../messages.ts';
import { readNumberCell } from '../number-cell.ts';

/** The whole number in a cell; `12.00` is one, `12.5` is none. */
export function readWholeNumber(cell: string): number | CellProblem {
  const number = readNumberCell(cell);
  if (number === undefined) return new CellProblem(cellMessages.notNumber({ cell }));
  const whole = Number(number.toFixed(0));
  if (!number.eq(number.round(0)) || !Number.isSafeInteger(whole)) {
    return new CellProblem(cellMessages.notInteger({ cell }));
  }
  return whole === 0 ? 0 : whole;
}

/** What an expression computed (perhaps an exact decimal) as a whole number, rounded half away from zero. */
export function roundToWhole(value: unknown): unknown {
  const number = readDecimal(value);
  return number === undefined ? value : Number(roundDecimal(number, 0));
}
