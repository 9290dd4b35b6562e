import { InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import type { ReferenceValue } from '../../../api/records.ts';
import { FieldWidget } from '../../../forms/widgets/field-widget.tsx';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import { inOrder, type FieldDocument } from '../../../model/model-document.ts';
import { isRecord } from './condition-words.ts';
import {
  expressionIn,
  expressionValue,
  isSpan,
  needsValue,
  SPAN_UNITS,
  type RuleOperator,
  type Span,
} from './filter-rule.ts';
import { dayTexts, unitTexts, wordTexts } from './filter-words.ts';
import styles from './filter.module.css';
import { useTitles } from './use-titles.ts';

const texts = defineTexts({
  value: { 'zh-CN': '值', en: 'Value' },
  from: { 'zh-CN': '从', en: 'From' },
  to: { 'zh-CN': '到', en: 'To' },
  count: { 'zh-CN': '数量', en: 'Number' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  onDay: { 'zh-CN': '指定日期', en: 'On a day' },
  chosen: { 'zh-CN': '选择', en: 'Choose' },
  typeMore: { 'zh-CN': '输入后按 Enter', en: 'Type and press Enter' },
});

interface RuleValueProps {
  readonly field: FieldDocument;
  readonly operator: RuleOperator;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** What a rule compares with, entered by the widget of the field's type. */
export function RuleValue({ field, operator, value, onChange }: RuleValueProps) {
  const t = useTexts(texts);
  if (!needsValue(operator)) return null;
  if (operator === 'inLast' || operator === 'inNext') return <SpanValue value={value} onChange={onChange} />;
  if (operator === 'oneOf' || operator === 'notOneOf')
    return <SeveralValues field={field} value={Array.isArray(value) ? value : []} onChange={onChange} />;
  if (operator === 'between') {
    const [from = null, to = null] = (Array.isArray(value) ? value : []) as unknown[];
    return (
      <span className={styles.pair}>
        <OneValue field={field} label={t('from')} value={from} onChange={(next) => onChange([next, to])} />
        <span aria-hidden="true">–</span>
        <OneValue field={field} label={t('to')} value={to} onChange={(next) => onChange([from, next])} />
      </span>
    );
  }
  const one = Array.isArray(value) || isSpan(value) ? null : value;
  return <OneValue field={oneOfList(field)} label={t('value')} value={one} onChange={onChange} />;
}

/** `has` asks for one of the values of a list field. */
function oneOfList(field: FieldDocument): FieldDocument {
  if (field.type === 'multiSelect') return { ...field, type: 'select' };
  return field.type === 'references' ? { ...field, type: 'reference' } : field;
}

interface OneValueProps {
  readonly field: FieldDocument;
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function OneValue(props: OneValueProps) {
  const { kind } = props.field.expressionType;
  if (kind === 'date' || kind === 'dateTime') return <DayValue {...props} />;
  return isRecord(props.field) ? <RecordValue {...props} /> : <PlainValue {...props} />;
}

function PlainValue({ field, label, value, onChange }: OneValueProps) {
  return (
    <span className={styles.value}>
      <FieldWidget
        id={`filter-${field.name}`}
        label={label}
        field={typedField(field)}
        value={value}
        onChange={onChange}
        onBlur={nothing}
        readOnly={false}
        required
        invalid={false}
        describedBy={undefined}
      />
    </span>
  );
}

/** Kinds of values by the plain type one types them as, whatever else the field's own widget offers. */
const TYPED: Readonly<Record<string, string>> = { string: 'text', int: 'integer', decimal: 'decimal' };
/** Types whose own widget is the best for comparing, too. */
const AS_IS: ReadonlySet<string> = new Set([
  'select',
  'classification',
  'process',
  'stage',
  'money',
  'percent',
  'rating',
  'duration',
  'colour',
]);

function typedField(field: FieldDocument): FieldDocument {
  const type = AS_IS.has(field.type) ? undefined : TYPED[field.expressionType.kind];
  return type ? { ...field, type, parameters: {} } : field;
}

function nothing(): void {}

/** A day on the calendar, or one that moves along: today, the end of this month. */
function DayValue({ field, label, value, onChange }: OneValueProps) {
  const t = useTexts(texts);
  const day = useTexts(dayTexts);
  const expression = expressionIn(value);
  const known = Object.keys(dayTexts) as (keyof typeof dayTexts)[];
  const options = [
    { value: '', label: t('onDay') },
    ...known.map((name) => ({ value: name, label: day(name) })),
    ...(expression !== undefined && !(expression in dayTexts)
      ? [{ value: expression, label: expression }]
      : []),
  ];
  return (
    <span className={styles.pair}>
      <Select
        aria-label={label}
        value={expression ?? ''}
        options={options}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next === '' ? null : expressionValue(next))}
      />
      {expression === undefined && (
        <PlainValue field={{ ...field, type: 'date' }} label={label} value={value} onChange={onChange} />
      )}
    </span>
  );
}

/** A record found by the picker of the field, or the reader himself. */
function RecordValue({ field, label, value, onChange }: OneValueProps) {
  const word = useTexts(wordTexts);
  const t = useTexts(texts);
  const chosen = useChosen(field, value === null || value === undefined ? [] : [value]);
  const own = ownExpression(field);
  const expression = expressionIn(value);
  const pick = (
    <PlainValue
      field={field}
      label={label}
      value={chosen[0] ?? null}
      onChange={(next) => onChange((next as ReferenceValue | null)?.id ?? null)}
    />
  );
  if (!own) return pick;
  return (
    <span className={styles.pair}>
      <Select
        aria-label={label}
        value={expression ?? ''}
        options={[
          { value: own, label: word(own === 'me.id' ? 'me' : 'myDepartment') },
          { value: '', label: t('chosen') },
        ]}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next === '' ? null : expressionValue(next))}
      />
      {expression === undefined && pick}
    </span>
  );
}

function ownExpression({ type }: FieldDocument): 'me.id' | 'me.department' | undefined {
  if (type === 'user') return 'me.id';
  return type === 'department' ? 'me.department' : undefined;
}

function useChosen(field: FieldDocument, ids: readonly unknown[]): readonly ReferenceValue[] {
  const literal = ids.filter((id): id is string => typeof id === 'string' && expressionIn(id) === undefined);
  const rule = useMemo(
    () => [{ field: field.name, operator: 'oneOf' as const, value: literal }],
    [field, literal],
  );
  const titles = useTitles(rule, () => field);
  return literal.map((id) => ({ id, title: titles.get(id) ?? '…' }));
}

function SeveralValues({
  field,
  value,
  onChange,
}: {
  readonly field: FieldDocument;
  readonly value: readonly unknown[];
  readonly onChange: (value: unknown) => void;
}) {
  const t = useTexts(texts);
  const label = useLabel();
  const chosen = useChosen(field, isRecord(field) ? value : []);
  if (isRecord(field)) {
    const others = value.filter((one) => expressionIn(one) !== undefined);
    return (
      <PlainValue
        field={{ ...field, type: 'references' }}
        label={t('value')}
        value={chosen}
        onChange={(next) =>
          onChange([...others, ...((next as readonly ReferenceValue[] | null) ?? []).map(({ id }) => id)])
        }
      />
    );
  }
  const options = inOrder(field.options).map(([key, option]) => ({ value: key, label: label(option.label) }));
  return (
    <Select
      aria-label={t('value')}
      mode={field.options ? 'multiple' : 'tags'}
      className={styles.several}
      value={value.map(String)}
      options={options}
      placeholder={field.options ? undefined : t('typeMore')}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={(next: string[]) => onChange(next)}
    />
  );
}

const FIRST_SPAN: Span = { count: 7, unit: 'day' };

function SpanValue({
  value,
  onChange,
}: {
  readonly value: unknown;
  readonly onChange: (value: Span) => void;
}) {
  const t = useTexts(texts);
  const unit = useTexts(unitTexts);
  const span = isSpan(value) ? value : { ...FIRST_SPAN, count: 0 };
  return (
    <span className={styles.pair}>
      <InputNumber
        aria-label={t('count')}
        min={1}
        max={9999}
        precision={0}
        controls={false}
        placeholder={String(FIRST_SPAN.count)}
        value={span.count || null}
        onChange={(count) => onChange({ ...span, count: count ?? 0 })}
      />
      <Select
        aria-label={t('unit')}
        value={span.unit}
        options={SPAN_UNITS.map((name) => ({ value: name, label: unit(name) }))}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange({ ...span, unit: next })}
      />
    </span>
  );
}
