import { useModel } from '../../../model/model.tsx';
import { useRecordTitles } from '../use-record-titles.ts';
import { isRecord, type Titles } from './condition-words.ts';
import { expressionIn, isGroup, type FieldOf, type FilterGroup, type FilterRule } from './filter-rule.ts';

/** The names of the records a filter mentions by id. */
export function useTitles(rules: readonly (FilterRule | FilterGroup)[], fieldOf: FieldOf): Titles {
  const model = useModel();
  return useRecordTitles(
    [...idsByTarget(rules, fieldOf)].flatMap(([key, ids]) => {
      const entity = model.entities[key];
      return entity ? [{ entity, ids: [...ids] }] : [];
    }),
  );
}

function idsByTarget(
  rules: readonly (FilterRule | FilterGroup)[],
  fieldOf: FieldOf,
  found = new Map<string, Set<string>>(),
): ReadonlyMap<string, ReadonlySet<string>> {
  for (const rule of rules) {
    if (isGroup(rule)) {
      idsByTarget(rule.rules, fieldOf, found);
      continue;
    }
    const field = fieldOf(rule.field);
    if (!field?.target || !isRecord(field)) continue;
    const ids = found.get(field.target) ?? new Set();
    for (const value of [rule.value].flat())
      if (typeof value === 'string' && value !== '' && expressionIn(value) === undefined) ids.add(value);
    if (ids.size > 0) found.set(field.target, ids);
  }
  return found;
}
