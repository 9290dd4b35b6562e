import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlFromText, sanitizeHtml, textFromHtml } from './safe-html.ts';

const PIECES =
  '< > </ /> " \' = & &lt; &#106; <!-- --> \n text \u0000 script style p a img svg href onclick javascript: https://e <p>';
const pieces = fc.constantFrom(' ', '<a href="', ...PIECES.split(' '));
const html = fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join(''));

describe('sanitizeHtml', () => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(html, (dirty) => sanitizeHtml(sanitizeHtml(dirty)) === sanitizeHtml(dirty)),
      {
        numRuns: 3000,
      },
    );
  });

  it('leaves only known tags and safe links', () => {
    fc.assert(
      fc.property(html, (dirty) => {
        for (const [tag] of sanitizeHtml(dirty).matchAll(/<[^>]*/g)) {
          expect(tag).toMatch(/^<(\/?(p|a)|p ?\/?|a( (href|title)(="[^"<>]*")?)* ?\/?)$/);
          for (const [, link] of tag.matchAll(/href="([^"]*)"/g)) expect(link).toMatch(/^https?:\/\//);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no longer for what is made to be slow', () => {
    const blanks = 'x '.repeat(50_000);
    const slow = [
      `<a ${blanks}>`,
      `<a ${blanks}`,
      `<a title=">${blanks}">`,
      `<a '${blanks}<b>`,
      `<p ${blanks}>`,
    ];
    const begin = performance.now();
    for (const dirty of slow) sanitizeHtml(dirty);
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('keeps a less-than sign that begins no tag', () => {
    expect(sanitizeHtml('1 < 2 and 3<4 end')).toBe('1 &lt; 2 and 3&lt;4 end');
  });
});

it('turns plain text into HTML and back', () => {
  const plain = fc
    .string({ unit: fc.constantFrom('a', ' ', '<', '>', '&', '&lt;', '\n', '客') })
    .map((text) => text.trim());
  fc.assert(fc.property(plain, (text) => textFromHtml(sanitizeHtml(htmlFromText(text))) === text));
});
