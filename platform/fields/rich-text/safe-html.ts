import { FilterXSS } from 'xss';

const INLINE = ['br', 'strong', 'b', 'em', 'i', 'u', 's', 'sub', 'sup', 'code', 'span'];
const BLOCKS = [
  'p',
  'hr',
  'h1',
  'h2',
  'h3',
  'h4',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'table',
  'thead',
  'tbody',
  'tr',
];
const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i;

const filter = new FilterXSS({
  whiteList: {
    ...Object.fromEntries([...INLINE, ...BLOCKS].map((tag) => [tag, []])),
    a: ['href', 'title'],
    th: ['colspan', 'rowspan'],
    td: ['colspan', 'rowspan'],
  },
  css: false,
  stripIgnoreTag: true,
  stripIgnoreTagBody: ['script', 'style', 'iframe', 'object', 'template', 'svg', 'math', 'title'],
  onTagAttr: (_tag, name, value) => (name === 'href' && !SAFE_LINK.test(value.trim()) ? '' : undefined),
});

/** Longer than any field takes; refused for its length, so it is not read. */
const LONGEST = 1_000_000;

/** HTML with everything removed that could run, track or break out of its place: only text, structure and links. */
export function sanitizeHtml(html: string): string {
  if (html.length > LONGEST) return html;
  return filter.process(html.replace(/\r\n?/g, '\n').replace(TAG, plainTag)).trim();
}

/** A tag, an instruction, or a `<` that begins neither and is text. Comments are left to the filter. */
const TAG = /<(\/?)([a-z][a-z0-9]*)([^<>]*)(?:>|$)|<\?[^<>]*>|<(?!!)/gi;
const ATTRIBUTE = /\b(href|title|colspan|rowspan)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+))/gi;
const WITH_ATTRIBUTES = new Set(['a', 'th', 'td']);

/**
 * A tag with the attributes that may stay, because the filter takes time in proportion to the square of the blanks
 * in a tag, and follows a quote out of it.
 */
function plainTag(found: string, slash: string, name: string | undefined, rest: string): string {
  if (name === undefined) return found === '<' ? '&lt;' : '';
  if (slash || !WITH_ATTRIBUTES.has(name.toLowerCase())) return `<${slash}${name}>`;
  const attributes = Array.from(rest.matchAll(ATTRIBUTE), ([, attribute, ...values]) => {
    const value = values.find((one) => one !== undefined) ?? '';
    return ` ${attribute}="${value.replaceAll('"', '&quot;')}"`;
  });
  return `<${name}${attributes.slice(0, 4).join('')}>`;
}

/** Plain text as HTML. */
export function htmlFromText(text: string): string {
  const escaped = text.replace(/[&<>]/g, (sign) => `&${NAMES[sign]!};`);
  return escaped.replace(/\r\n?/g, '\n').trim().replaceAll('\n', '<br>');
}

/** What a person reads, without the formatting; paragraphs, list items and rows are lines. */
export function textFromHtml(html: string): string {
  const text = html
    .replace(/<br ?\/?>|<\/(p|li|tr|h[1-4]|pre|blockquote)>(?!$)/g, '\n')
    .replace(/<\/t[dh]>/g, '\t')
    .replace(/<[^>]*>/g, '');
  return text.replace(/&(\w+|#39);/g, (entity, name: string) => SIGNS[name] ?? entity).trim();
}

const NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt' };
const SIGNS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};
