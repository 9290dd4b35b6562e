import type { FieldDocument } from '../model/model-document.ts';
import { localizeLabel } from '../language/language.tsx';

/** Where values are read: language, and what the organisation counts in. */
export interface ValueContext {
  readonly language: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  /** Today in the organisation's zone, `2026-03-11`. */
  readonly today: string;
}

/** Types whose values stand right-aligned with tabular figures. */
const NUMERIC = new Set(['integer', 'decimal', 'money', 'percent', 'duration', 'formula', 'rollup']);

export function isNumeric(field: FieldDocument): boolean {
  return NUMERIC.has(field.type);
}

/** Text of a value for a list cell, a fact or a print-out; '' for nothing. */
export function formatValue(value: unknown, field: FieldDocument, context: ValueContext): string {
  if (value === null || value === undefined || value === '') return '';
  const format = FORMATS[field.type];
  return format ? format(value, field, context) : plainText(value);
}

type Format = (value: unknown, field: FieldDocument, context: ValueContext) => string;

const FORMATS: Readonly<Record<string, Format>> = {
  boolean: (value, _field, { language }) =>
    language === 'en' ? (value ? 'Yes' : 'No') : value ? '是' : '否',
  integer: (value, _field, context) => formatNumber(value, context),
  decimal: (value, _field, context) => formatNumber(value, context),
  money: (value, field, context) => formatMoney(value, field, context),
  percent: (value, _field, context) => `${formatNumber(value, context)} %`,
  date: (value, _field, context) => shortDate(String(value), context.today),
  dateTime: (value, _field, context) => shortMoment(String(value), context),
  time: (value) => String(value).slice(0, 5),
  duration: (value, _field, { language }) => formatDuration(Number(value), language),
  select: (value, field, { language }) => optionText(String(value), field, language),
  stage: (value, field, { language }) => optionText(String(value), field, language),
  process: (value, field, { language }) => optionText(String(value), field, language),
  classification: (value, field, { language }) => optionText(String(value), field, language),
  multiSelect: (value, field, { language }) =>
    listOf(value)
      .map((key) => optionText(String(key), field, language))
      .join('、'),
  references: (value) => listOf(value).map(plainText).join('、'),
  address: (value, _field, { language }) => addressText(value, language),
  richText: (value) => plainLine(String(value)),
  json: (value) => JSON.stringify(value),
  rating: (value) => '★'.repeat(Number(value)),
};

/** The words of formatted text on one line; the full cleaner is only loaded where formatting is drawn. */
function plainLine(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function plainText(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    if ('title' in value) return String(value.title ?? '');
    if ('name' in value) return String(value.name ?? '');
    return JSON.stringify(value);
  }
  return String(value);
}

/** Exact decimals arrive as strings; Intl formats a string without going through a binary number. */
export function formatNumber(value: unknown, { language }: ValueContext): string {
  const text = String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
  return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(text as unknown as number);
}

function formatMoney(value: unknown, field: FieldDocument, { language }: ValueContext): string {
  const scale = Number(field.parameters['scale'] ?? 2);
  const whole = /^-?\d+(\.0+)?$/.test(String(value));
  const digits = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: scale };
  return new Intl.NumberFormat(language, digits).format(String(value) as unknown as number);
}

/** `11-25` within this year, `2025-11-25` otherwise. */
export function shortDate(date: string, today: string): string {
  return date.slice(0, 4) === today.slice(0, 4) ? date.slice(5, 10) : date.slice(0, 10);
}

function shortMoment(moment: string, { timeZone, today }: ValueContext): string {
  const local = localMoment(moment, timeZone);
  return `${shortDate(local, today)} ${local.slice(11, 16)}`;
}

/** A moment as the clock of a zone shows it: `2026-03-11 09:30:00`. */
export function localMoment(moment: string, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    new Date(moment),
  );
}

function formatDuration(seconds: number, language: string): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.round((seconds % 3600) / 60);
  const [h, m] = language === 'en' ? [' h', ' min'] : [' 小时', ' 分钟'];
  return [hours > 0 ? `${hours}${h}` : '', minutes > 0 || hours === 0 ? `${minutes}${m}` : '']
    .filter(Boolean)
    .join(' ');
}

function optionText(key: string, field: FieldDocument, language: string): string {
  const option = field.options?.[key];
  return option ? localizeLabel(option.label, language) : key;
}

const ADDRESS_PARTS = ['country', 'province', 'city', 'district', 'street', 'postalCode'] as const;

/** In Chinese from large to small without gaps; elsewhere from the street up. */
function addressText(value: unknown, language: string): string {
  const parts = value as Readonly<Record<string, string | null>>;
  const said = ADDRESS_PARTS.map((part) => parts[part]).filter(Boolean);
  return language === 'en' ? said.toReversed().join(', ') : said.join(' ');
}
