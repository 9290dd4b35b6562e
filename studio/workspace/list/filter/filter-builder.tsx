import { AntDNotToggle, AntDValueSelector, type AntDValueSelectorProps } from '@react-querybuilder/antd';
import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  QueryBuilder,
  type ActionProps,
  type RuleGroupType,
  type RuleType,
  type ValueEditorProps,
  type VersatileSelectorProps,
} from 'react-querybuilder';
import 'react-querybuilder/dist/query-builder-layout.css';
import { defineTexts, useLabel, useTexts } from '../../../language/language.tsx';
import type { EntityDocument, FieldDocument } from '../../../model/model-document.ts';
import { useModel } from '../../../model/model.tsx';
import { Button } from '../../../ui/button.tsx';
import { filterFields, useFieldOf } from './filter-fields.ts';
import {
  firstOperator,
  isGroup,
  operatorsOf,
  type FieldOf,
  type FilterGroup,
  type RuleOperator,
} from './filter-rule.ts';
import { dateOperatorTexts, operatorTexts } from './filter-words.ts';
import styles from './filter.module.css';
import { RuleValue } from './rule-value.tsx';
import { writeFilter } from './write-filter.ts';

const texts = defineTexts({
  field: { 'zh-CN': '字段', en: 'Field' },
  operator: { 'zh-CN': '比较', en: 'Comparison' },
  value: { 'zh-CN': '值', en: 'Value' },
  combinator: { 'zh-CN': '如何组合', en: 'How to combine' },
  and: { 'zh-CN': '全部满足', en: 'All of these' },
  or: { 'zh-CN': '满足任意一个', en: 'Any of these' },
  addRule: { 'zh-CN': '条件', en: 'Condition' },
  addGroup: { 'zh-CN': '一组条件', en: 'Group' },
  removeRule: { 'zh-CN': '删除条件', en: 'Remove the condition' },
  removeGroup: { 'zh-CN': '删除这组条件', en: 'Remove the group' },
  not: { 'zh-CN': '取反', en: 'Not' },
});

interface FilterBuilderProps {
  readonly entity: EntityDocument;
  /** The text of the filter, and what it says. */
  readonly filter: string;
  readonly group: FilterGroup;
  readonly onChange: (filter: string) => void;
}

/** Rules to click together; each finished one is part of the filter at once, the others wait here. */
export function FilterBuilder({ entity, filter, group, onChange }: FilterBuilderProps) {
  const t = useTexts(texts);
  const fieldOf = useFieldOf(entity);
  const fields = useFieldOptions(entity);
  const operators = useOperatorOptions();
  const begun = () => ({ query: started(group, entity.title, fieldOf), text: filter });
  const [{ query, text }, setBuilt] = useState(begun);
  if (text !== filter) setBuilt(begun());
  const change = (next: RuleGroupType) => {
    const written = writeFilter(next as unknown as FilterGroup, fieldOf);
    const isSame = written === writeFilter(query as unknown as FilterGroup, fieldOf);
    setBuilt({ query: next, text: isSame ? text : written });
    if (!isSame) onChange(written);
  };
  const title = (name: keyof typeof texts) => ({ label: t(name), title: t(name) });
  return (
    <div className={styles.builder}>
      <QueryBuilder
        fields={fields as never}
        query={query}
        onQueryChange={change}
        getOperators={(path) => operators(fieldOf(String(path))) as never}
        getDefaultOperator={(path) => defaultOperator(fieldOf(String(path)))}
        getDefaultValue={() => null}
        combinators={[
          { name: 'and', value: 'and', label: t('and') },
          { name: 'or', value: 'or', label: t('or') },
        ]}
        controlElements={CONTROLS}
        context={{ fieldOf }}
        showNotToggle={hasNot(query as unknown as FilterGroup)}
        resetOnOperatorChange={false}
        listsAsArrays
        maxLevels={3}
        translations={{
          fields: { title: t('field') },
          operators: { title: t('operator') },
          value: { title: t('value') },
          combinators: { title: t('combinator') },
          notToggle: title('not'),
          addRule: title('addRule'),
          addGroup: title('addGroup'),
          removeRule: title('removeRule'),
          removeGroup: title('removeGroup'),
        }}
      />
    </div>
  );
}

/** An empty builder begins with a rule to fill in. */
function started(group: FilterGroup, path: string, fieldOf: FieldOf): RuleGroupType {
  const field = fieldOf(path);
  const first = field ? [{ field: path, operator: firstOperator(field)!, value: null }] : [];
  const rules = group.rules.length > 0 ? group.rules : first;
  return structuredClone({ ...group, rules }) as unknown as RuleGroupType;
}

function defaultOperator(field: FieldDocument | undefined): string {
  return (field && firstOperator(field)) ?? '';
}

function hasNot(group: FilterGroup): boolean {
  return group.not === true || group.rules.some((rule) => isGroup(rule) && hasNot(rule));
}

function useFieldOptions(entity: EntityDocument) {
  const model = useModel();
  const label = useLabel();
  return useMemo(
    () =>
      filterFields(model, entity).map((choices) => ({
        label: label(choices.label),
        options: choices.fields.map(({ path, field }) => ({
          name: path,
          value: path,
          label: choices.key ? `${label(choices.label)} · ${label(field.label)}` : label(field.label),
        })),
      })),
    [model, entity, label],
  );
}

function useOperatorOptions() {
  const t = useTexts(operatorTexts);
  const ofDates = useTexts(dateOperatorTexts);
  return (field: FieldDocument | undefined) => {
    if (!field) return null;
    const { kind } = field.expressionType;
    const isDate = kind === 'date' || kind === 'dateTime';
    const text = (name: RuleOperator) =>
      isDate && name in dateOperatorTexts ? ofDates(name as keyof typeof dateOperatorTexts) : t(name);
    return operatorsOf(field).map((name) => ({ name, value: name, label: text(name) }));
  };
}

const CONTROLS = {
  valueEditor: (props: ValueEditorProps) => {
    const field = (props.context as { fieldOf: (path: string) => FieldDocument | undefined }).fieldOf(
      props.field,
    );
    if (!field) return null;
    return (
      <RuleValue
        field={field}
        operator={props.operator as RuleOperator}
        value={(props.rule as RuleType).value}
        onChange={props.handleOnChange}
      />
    );
  },
  valueSelector: Selector,
  notToggle: AntDNotToggle,
  addRuleAction: AddAction,
  addGroupAction: AddAction,
  removeRuleAction: RemoveAction,
  removeGroupAction: RemoveAction,
};

function Selector(props: VersatileSelectorProps) {
  return (
    <AntDValueSelector {...(props as AntDValueSelectorProps)} showSearch aria-label={props.title ?? ''} />
  );
}

function AddAction({ handleOnClick, label, disabled }: ActionProps) {
  return (
    <Button
      look="quiet"
      icon={<Plus size={14} aria-hidden="true" />}
      disabled={disabled ?? false}
      onClick={(event) => handleOnClick(event)}
    >
      {label}
    </Button>
  );
}

function RemoveAction({ handleOnClick, title }: ActionProps) {
  return (
    <Button
      look="quiet"
      icon={<X size={14} aria-hidden="true" />}
      aria-label={title}
      onClick={(event) => handleOnClick(event)}
    />
  );
}
