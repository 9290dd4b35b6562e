import { useMemo } from 'react';
import type { RecordData, ReferenceValue } from '../../api/records.ts';
import type { EntityDocument } from '../../model/model-document.ts';
import { useModel } from '../../model/model.tsx';
import { formatValue } from '../../values/format-value.ts';
import { useValueContext } from '../../values/value-context.ts';
import { titleOf } from './candidates.ts';
import { pickerColumns } from './picker-columns.ts';

/** A candidate in a short list: its title and what tells it from others of the same name. */
export interface PickLine extends ReferenceValue {
  readonly more?: string;
}

const TOLD = 2;

/** What must be read of candidates, and how one becomes a line; `known` is a field of which they all hold the same. */
export function usePickLines(target: EntityDocument, known?: string) {
  const model = useModel();
  const context = useValueContext();
  return useMemo(() => {
    const [, ...others] = pickerColumns(model, target);
    const told = others.filter(({ name }) => name !== known).slice(0, TOLD);
    const lineOf = (row: RecordData): PickLine => ({
      id: row.id,
      title: titleOf(row, target),
      more: told
        .map((field) => formatValue(row[field.name], field, context))
        .filter(Boolean)
        .join(' · '),
    });
    return { fields: [target.title, ...told.map(({ name }) => name)], lineOf };
  }, [model, target, known, context]);
}
