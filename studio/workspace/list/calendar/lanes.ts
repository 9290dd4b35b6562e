import { inOrder, type FieldDocument } from '../../../model/model-document.ts';
import type { LabelText } from '../../../language/label-text.ts';
import type { Entry } from './calendar-entries.ts';

export interface Lane {
  /** An id or an option; '' for none. */
  readonly key: string;
  readonly name: string;
  /** Of an option, which has its name in every language. */
  readonly label?: LabelText | undefined;
}

/** The lanes that have entries, by name; options in their order, and none at the end. */
export function lanesOf(entries: readonly Entry[], field: FieldDocument | undefined): readonly Lane[] {
  const found = new Map(entries.map(({ lane, laneName }) => [lane, laneName]));
  const options = inOrder(field?.options).flatMap(([key, { label }]): Lane[] =>
    found.has(key) ? [{ key, name: label['zh-CN'] ?? key, label }] : [],
  );
  const others = [...found]
    .filter(([key]) => key !== '' && !field?.options?.[key])
    .map(([key, name]): Lane => ({ key, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return [...options, ...others, ...(found.has('') ? [{ key: '', name: '' }] : [])];
}
