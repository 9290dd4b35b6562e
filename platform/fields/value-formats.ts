import { isId } from '../kernel/ids.ts';
import { isDate, isDateTime, isTime } from './calendar.ts';
import { isEmail } from './email/email-address.ts';
import { isPhone } from './phone/phone-number.ts';
import { isStorableText } from './storable-text.ts';
import { isLink } from './url/link.ts';

/**
 * The `format`s value schemas use. The names that JSON Schema knows mean the same here, only stricter: `date` exists
 * in the calendar, `date-time` has an offset and no leap second.
 */
export const valueFormats: Readonly<Record<string, (text: string) => boolean>> = {
  text: isStorableText,
  uuid: isId,
  date: isDate,
  'date-time': isDateTime,
  time: isTime,
  email: isEmail,
  phone: isPhone,
  uri: isLink,
  colour: (text) => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text),
};
