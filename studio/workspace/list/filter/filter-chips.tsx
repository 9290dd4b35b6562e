import type { EntityDocument } from '../../../model/model-document.ts';
import { conjunction } from '../list-filter.ts';
import { Chip } from './chip.tsx';
import { useConditionWords } from './condition-words.ts';
import { useFieldOf } from './filter-fields.ts';
import { conditionsOf } from './read-filter.ts';
import { useTitles } from './use-titles.ts';

interface FilterChipsProps {
  readonly entity: EntityDocument;
  readonly filter: string;
  readonly onChange: (filter: string) => void;
  readonly onOpen: () => void;
}

/** The conditions of the filter builder, one chip each; what no builder can draw stands there as its text. */
export function FilterChips({ entity, filter, onChange, onOpen }: FilterChipsProps) {
  const fieldOf = useFieldOf(entity);
  const conditions = conditionsOf(filter, fieldOf);
  const titles = useTitles(
    conditions.flatMap(({ rule }) => rule ?? []),
    fieldOf,
  );
  const words = useConditionWords(entity, fieldOf, titles);
  return conditions.map((condition, at) => {
    const rest = conditions.filter((other) => other !== condition).map((other) => other.text);
    const { label, text } = condition.rule ? words(condition.rule) : { label: '', text: condition.text };
    return (
      <Chip
        key={`${at} ${condition.text}`}
        label={label}
        text={text}
        isCode={!condition.rule}
        onOpen={onOpen}
        onRemove={() => onChange(conjunction(rest) ?? '')}
      />
    );
  });
}
