/** A number as people write it: 3 to 20 digits with separators, a leading `+`, an extension (`ext. 12`, `转 12`). */
export function isPhone(text: string): boolean {
  const digits = phoneDigits(text).length;
  return text.length <= 50 && digits >= 3 && digits <= 20 && PHONE.test(tidyPhone(text));
}

const PHONE = /^\+?[\d ()./-]+(?:(?: ?(?:ext\.?|x|#|转) ?)\d{1,8})?$/i;

/** Plain digits and separators, single spaces. */
export function tidyPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What searching compares: the digits alone. */
export function phoneDigits(text: string): string {
  return text.normalize('NFKC').replace(/\D/g, '');
}

/** The digits a search word asks for; none where it holds anything but digits and separators. */
export function searchedDigits(word: string): string {
  return /^[\d()+./-]+$/.test(tidyPhone(word)) ? phoneDigits(word) : '';
}
