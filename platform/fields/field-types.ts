import { address } from './address/address.ts';
import { anyReference } from './any-reference/any-reference.ts';
import { autoNumber } from './auto-number/auto-number.ts';
import { boolean } from './boolean/boolean.ts';
import { children } from './children/children.ts';
import { classification } from './classification/classification.ts';
import { colour } from './colour/colour.ts';
import { date } from './date/date.ts';
import { dateTime } from './date-time/date-time.ts';
import { decimal } from './decimal/decimal.ts';
import { department } from './department/department.ts';
import { duration } from './duration/duration.ts';
import { email } from './email/email.ts';
import type { FieldType } from './field-type.ts';
import { file } from './file/file.ts';
import { formula } from './formula/formula.ts';
import { image } from './image/image.ts';
import { integer } from './integer/integer.ts';
import { json } from './json/json.ts';
import { lookup } from './lookup/lookup.ts';
import { longText } from './long-text/long-text.ts';
import { money } from './money/money.ts';
import { multiSelect } from './multi-select/multi-select.ts';
import { percent } from './percent/percent.ts';
import { phone } from './phone/phone.ts';
import { process } from './process/process.ts';
import { rating } from './rating/rating.ts';
import { reference } from './reference/reference.ts';
import { references } from './references/references.ts';
import { richText } from './rich-text/rich-text.ts';
import { rollup } from './rollup/rollup.ts';
import { select } from './select/select.ts';
import { stage } from './stage/stage.ts';
import { text } from './text/text.ts';
import { time } from './time/time.ts';
import { treeParent } from './tree-parent/tree-parent.ts';
import { url } from './url/url.ts';
import { user } from './user/user.ts';

const WORDS = [text, longText, richText, email, phone, url, address, autoNumber, colour];
const NUMBERS = [integer, decimal, money, percent, duration, rating, boolean];
const TIMES = [date, dateTime, time];
const CHOSEN = [
  select,
  multiSelect,
  classification,
  process,
  stage,
  reference,
  references,
  anyReference,
  user,
  department,
  treeParent,
  children,
];
const OTHERS = [file, image, json];
const COMPUTED = [formula, lookup, rollup];

/** Every type a field in metadata can have, by the word metadata uses. */
export const fieldTypes: ReadonlyMap<string, FieldType> = new Map(
  [...WORDS, ...NUMBERS, ...TIMES, ...CHOSEN, ...OTHERS, ...COMPUTED].map((type) => [type.name, type]),
);

/** The type metadata calls so, or undefined. */
export function fieldType(name: string): FieldType | undefined {
  return fieldTypes.get(name);
}
