import { decimal, type DecimalSpec } from '../../fields/decimal/decimal.ts';
import type { FieldType } from '../../fields/field-type.ts';
import { rateName } from '../foreign-money.ts';
import type { FieldNode } from '../metadata.generated.ts';
import type { Field } from '../model.ts';

const LABEL = { 'zh-CN': '记账汇率', en: 'Booked rate' };
const SPEC: DecimalSpec = { type: 'decimal', label: LABEL, readOnly: true, precision: 18, scale: 8 };

/**
 * For each currency that roll-ups of the entity are in, a field that keeps what it was worth on the record's booking
 * day: sums of lines that change later are booked at the same rate.
 */
export function rateFields(entity: string, fields: Readonly<Record<string, FieldNode>> | undefined): Field[] {
  return rateNames(fields).map((name) => ({
    name,
    entity,
    type: decimal as FieldType,
    spec: { ...SPEC },
    label: LABEL,
    system: true,
    target: undefined,
    inverse: undefined,
  }));
}

export function rateNames(fields: Readonly<Record<string, FieldNode>> | undefined): string[] {
  const rollups = Object.values(fields ?? {}).filter(({ type }) => type === 'rollup');
  const currencies = new Set(rollups.map((field) => field['currencyField']));
  return [...currencies].filter((name) => typeof name === 'string').map(rateName);
}
