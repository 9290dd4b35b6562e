import { isId } from '../kernel/ids.ts';
import { readDate } from '../expression/calendar/calendar-date.ts';
import { readMoment, readTime } from '../expression/calendar/read-moment.ts';
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
  date: (text) => readDate(text) !== undefined,
  'date-time': (text) => readMoment(text) !== null,
  time: (text) => readTime(text) !== null,
  email: isEmail,
  phone: isPhone,
  uri: isLink,
  colour: (text) => /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text),
};
