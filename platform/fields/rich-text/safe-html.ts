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

/** A `<` that begins no tag is text; the filter would swallow what follows it. */
const STRAY = /<(?![a-z/!?])/gi;

/** HTML with everything removed that could run, track or break out of its place: only text, structure and links. */
export function sanitizeHtml(html: string): string {
  return filter.process(html.replace(/\r\n?/g, '\n').replace(STRAY, '&lt;')).trim();
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
