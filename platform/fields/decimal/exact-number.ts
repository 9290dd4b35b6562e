import { Big } from 'big.js';
import type { Message } from '../../kernel/text.ts';
import { CellProblem } from '../cell-problem.ts';
import type { FieldSpec, FieldType } from '../field-type.ts';
import { cellMessages, specMessages } from '../messages.ts';
import { printNumberCell, readNumberCell } from '../number-cell.ts';
import { decimalProblem, type DecimalRule } from './decimal-problem.ts';
import { type DecimalShape, printDecimal, readDecimal, roundDecimal } from './decimal-number.ts';

export interface BoundsSpec extends FieldSpec {
  readonly min?: string;
  readonly max?: string;
}

/** A bound in metadata: an exact number as text. */
export const decimalText = { type: 'string', pattern: '^-?\\d{1,30}(\\.\\d{1,10})?$' } as const;

interface ExactNumberOptions<S> {
  shape(spec: S): DecimalShape;
  /** Decimals shown even when they are zero; all others are dropped in cells. */
  readonly leastDecimals?: number;
  /** Written behind the number in cells, `%`. */
  readonly suffix?: string;
}

type Shared = 'name' | 'label' | 'parameters' | 'checkSpec' | 'columns';

/** What decimal, money and percent have in common: exact numbers as strings with exactly `scale` decimals. */
export function exactNumber<S extends BoundsSpec>(options: ExactNumberOptions<S>) {
  const { shape, leastDecimals = 0, suffix = '' } = options;
  const canonical = (value: unknown, spec: S) => canonicalDecimal(value, shape(spec).scale);
  return {
    storage: 'columns',
    sortable: true,
    filterable: true,
    operators: ['equals', 'less', 'greater', 'between', 'isEmpty'],
    valueSchema: (spec) => ({ type: ['string', 'number'], decimal: rule(spec, shape(spec)) }),
    expressionType: () => ({ kind: 'decimal' }),
    normalize: canonical,
    decimals: (spec) => shape(spec).scale,
    fromExpression: (value, spec) => {
      const number = readDecimal(value);
      return number ? roundDecimal(number, shape(spec).scale) : value;
    },
    decode: (parts, spec) => cutZeros(parts[''] as string | null, shape(spec).scale),
    toCell: (value, spec, { locale }) => {
      const most = shape(spec).scale;
      const decimals = { least: Math.min(leastDecimals, most), most };
      return `${printNumberCell(value as string, locale, decimals)}${suffix}`;
    },
    fromCell: (cell) => {
      const number = readNumberCell(suffix ? cell.normalize('NFKC').replace(suffix, '') : cell);
      return number ? plain(number) : new CellProblem(cellMessages.notNumber({ cell }));
    },
  } satisfies Omit<FieldType<S>, Shared>;
}

/** A stored number with zeros behind its last decimal cut off; the column may hold more of them than the field shows. */
function cutZeros(stored: string | null, scale: number): unknown {
  if (stored === null) return null;
  const point = stored.indexOf('.');
  const end = point + 1 + scale;
  if (point < 0 || !/^0*$/.test(stored.slice(end))) return canonicalDecimal(stored, scale);
  return stored.length < end ? canonicalDecimal(stored, scale) : stored.slice(0, scale === 0 ? point : end);
}

function canonicalDecimal(value: unknown, scale: number): unknown {
  if (value === '') return null;
  const number = readDecimal(value);
  return number === undefined ? value : (printDecimal(number, scale) ?? value);
}

/** Without an exponent and without zeros at the end. */
function plain(number: Big): string {
  return number.toFixed();
}

function rule({ min, max }: BoundsSpec, { precision, scale }: DecimalShape): DecimalRule {
  return {
    precision,
    scale,
    ...(min === undefined ? {} : { minimum: min }),
    ...(max === undefined ? {} : { maximum: max }),
  };
}

/** Bounds that no value could meet, or that are no numbers of this shape. */
export function* checkBounds({ min, max }: BoundsSpec, shape: DecimalShape): Iterable<Message> {
  for (const [name, value] of Object.entries({ min, max })) {
    if (value !== undefined && decimalProblem(value, shape)) {
      yield specMessages.boundNotDecimal({ name, value, precision: shape.precision, scale: shape.scale });
    }
  }
  const [low, high] = [readDecimal(min), readDecimal(max)];
  if (low && high && low.gt(high)) {
    yield specMessages.minimumOverMaximum({ low: 'min', lowValue: min!, high: 'max', highValue: max! });
  }
}
