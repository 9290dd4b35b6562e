import { quoted } from '../../../api/quoted.ts';
import type { LabelText } from '../../../language/label-text.ts';
import { inOrder, type BoardDocument, type FieldDocument } from '../../../model/model-document.ts';
import { toneOf, type Tone } from '../../../ui/tag.tsx';
import type { Totals } from '../list-data.ts';

/** A column of a board: one value of its field, or none. */
export interface BoardColumn {
  /** The option; '' for records without one. */
  readonly key: string;
  readonly label: LabelText;
  readonly tone: Tone;
  /** CEL that its records fulfil. */
  readonly condition: string;
  /** Cards may be put here. */
  readonly takes: boolean;
  readonly isFolded: boolean;
  readonly count: number;
  readonly totals: Totals;
}

export const COUNT = 'boardCount';

const NONE: LabelText = { 'zh-CN': '未填写', en: 'None' };

/**
 * The columns of a board with what the server counts in them: every option in use, a retired one as long as records
 * have it, and one for records without a value where there are any.
 */
export function columnsOf(
  field: FieldDocument,
  { folded = [] }: BoardDocument,
  rows: readonly Totals[],
): readonly BoardColumn[] {
  const found = new Map(rows.map((row) => [String(row[field.name] ?? ''), row]));
  const options = inOrder(field.options).map(([key, { label, colour, retired }]) => ({
    key,
    label,
    tone: toneOf(colour),
    condition: `${field.name} == ${quoted(key)}`,
    takes: !retired,
    isFolded: folded.includes(key),
  }));
  const none = {
    key: '',
    label: NONE,
    tone: 'mute' as const,
    condition: `${field.name} == null`,
    takes: field.required !== true,
    isFolded: false,
  };
  return [...options, none]
    .map((column) => {
      const row = found.get(column.key);
      return { ...column, count: Number(row?.[COUNT] ?? 0), totals: row ?? {} };
    })
    .filter(({ key, takes, count }) => (key !== '' && takes) || count > 0);
}
