import { useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { formatValue } from '../../../values/format-value.ts';
import { useValueContext } from '../../../values/value-context.ts';
import { pathLabel } from '../list-columns.ts';
import {
  expressionIn,
  isGroup,
  isSpan,
  needsValue,
  type FieldOf,
  type FilterGroup,
  type FilterRule,
  type RuleOperator,
} from './filter-rule.ts';
import { dateOperatorTexts, dayTexts, operatorTexts, SIGNS, unitTexts, wordTexts } from './filter-words.ts';

/** A condition as a chip reads: what it is about, and what holds of it. */
export interface ConditionWords {
  readonly label: string;
  readonly text: string;
}

export type Titles = ReadonlyMap<string, string>;

/** Puts conditions into the reader's words. `titles` names the records references lead to. */
export function useConditionWords(
  entity: EntityDocument,
  fieldOf: FieldOf,
  titles: Titles,
): (rule: FilterRule | FilterGroup) => ConditionWords {
  const model = useModel();
  const label = useLabel();
  const context = useValueContext();
  const operator = useTexts(operatorTexts);
  const dateOperator = useTexts(dateOperatorTexts);
  const unit = useTexts(unitTexts);
  const day = useTexts(dayTexts);
  const word = useTexts(wordTexts);

  function one(value: unknown, field: FieldDocument): string {
    const expression = expressionIn(value);
    if (expression === 'me.id') return word('me');
    if (expression === 'me.department') return word('myDepartment');
    if (expression !== undefined) return expression in dayTexts ? day(expression as DayName) : expression;
    if (isRecord(field)) return titles.get(String(value)) ?? '…';
    const isDay = field.expressionType.kind === 'dateTime' && String(value).length === DAY_LENGTH;
    return isDay ? String(value) : formatValue(value, asOne(field), context);
  }

  function valueText({ operator: by, value }: FilterRule, field: FieldDocument): string {
    if (isSpan(value)) return `${value.count} ${unit(value.unit)}`;
    if (!Array.isArray(value)) return one(value, field);
    if (by === 'between') return value.map((end) => one(end, field)).join(' – ');
    const text = value
      .slice(0, SHOWN)
      .map((item) => one(item, field))
      .join('、');
    return value.length > SHOWN ? word('more', { text, n: value.length - SHOWN }) : text;
  }

  function operatorText(name: RuleOperator, { expressionType: { kind } }: FieldDocument): string {
    const isDate = kind === 'date' || kind === 'dateTime';
    if (isDate && name in dateOperatorTexts) return dateOperator(name as keyof typeof dateOperatorTexts);
    return SIGNS[name] ?? operator(name);
  }

  function words(rule: FilterRule | FilterGroup): ConditionWords {
    if (isGroup(rule)) {
      const inner = rule.rules.map((each) => joined(words(each))).join(word(rule.combinator));
      return { label: '', text: rule.not ? word('not', { text: inner }) : inner };
    }
    const field = fieldOf(rule.field)!;
    const by = operatorText(rule.operator, field);
    const text = needsValue(rule.operator) ? `${by} ${valueText(rule, field)}` : by;
    return { label: label(pathLabel(model, entity, rule.field)), text: text.trim() };
  }
  return words;
}

const DAY_LENGTH = 10;
const SHOWN = 2;

type DayName = keyof typeof dayTexts;

function joined({ label, text }: ConditionWords): string {
  return [label, text].filter(Boolean).join(' ');
}

export function isRecord({ expressionType: { kind } }: FieldDocument): boolean {
  return kind === 'record' || kind === 'records';
}

/** A list field as one of its values is formatted. */
function asOne(field: FieldDocument): FieldDocument {
  return field.type === 'multiSelect' ? { ...field, type: 'select' } : field;
}
