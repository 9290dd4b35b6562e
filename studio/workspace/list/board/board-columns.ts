import { quoted } from '../../../api/quoted.ts';
import type { LabelText } from '../../../language/label-text.ts';
import {
  inOrder,
  type BoardDocument,
  type EntityDocument,
  type FieldDocument,
} from '../../../model/model-document.ts';
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
  /** Its records are over: nothing in it is overdue. */
  readonly isClosed: boolean;
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
  closed: ReadonlySet<string> = new Set(),
): readonly BoardColumn[] {
  const found = new Map(rows.map((row) => [String(row[field.name] ?? ''), row]));
  const options = inOrder(field.options).map(([key, { label, colour, retired }]) => ({
    key,
    label,
    tone: toneOf(colour),
    condition: `${field.name} == ${quoted(key)}`,
    isClosed: closed.has(key),
    takes: !retired,
    isFolded: folded.includes(key),
  }));
  const none = {
    key: '',
    label: NONE,
    tone: 'mute' as const,
    condition: `${field.name} == null`,
    isClosed: false,
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

/** Stages in which records are over, in every process that has them. */
export function closedStages(
  { processes = {}, stageFields }: EntityDocument,
  field: string,
): ReadonlySet<string> {
  if (stageFields?.stage !== field) return new Set();
  const all = Object.values(processes).flatMap(({ stages }) => Object.entries(stages));
  const going = new Set(
    all.filter(([, { category }]) => category === 'open' || category === 'onHold').map(([key]) => key),
  );
  return new Set(all.map(([key]) => key).filter((key) => !going.has(key)));
}
