import type { JsonSchema } from '../../kernel/json.ts';
import { boolean } from '../boolean/boolean.ts';
import { date } from '../date/date.ts';
import { dateTime } from '../date-time/date-time.ts';
import { decimal } from '../decimal/decimal.ts';
import { duration } from '../duration/duration.ts';
import type { FieldType } from '../field-type.ts';
import { integer } from '../integer/integer.ts';
import { money } from '../money/money.ts';
import { percent } from '../percent/percent.ts';
import { text } from '../text/text.ts';
import { time } from '../time/time.ts';

const NUMBERS = [integer, decimal, money, percent, duration];
const OTHERS = [text, boolean, date, dateTime, time];

/** What the value of an expression may become, by the word metadata uses. */
export const resultTypes: ReadonlyMap<string, FieldType> = new Map(
  [...NUMBERS, ...OTHERS].map((type) => [type.name, type as FieldType]),
);

/** Parameters of the result that every computed number may have. */
export const numberParameters: Readonly<Record<string, JsonSchema>> = {
  scale: {
    type: 'integer',
    minimum: 0,
    maximum: 4,
    description:
      'Digits after the point of a decimal or money result; 4 and 2 unless given. Rounded half up.',
  },
  currencyField: {
    type: 'string',
    description:
      "The reference in the same entity that says a money result's currency; else that of the amounts it is computed of.",
    'x-names': 'field',
  },
};
