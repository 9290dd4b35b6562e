/** One heading of a grouped list, or the single nameless part of one without groups. */
export interface Section {
  readonly key: string;
  /** Takes a line of its own before its rows. */
  readonly isHeaded: boolean;
  /** Rows shown under it; 0 while folded. */
  readonly length: number;
  /** Lines that stand for rows still being read. */
  readonly pending: number;
}

/** What stands on one line of the table. */
export type RowItem =
  | { readonly kind: 'group'; readonly section: string }
  | { readonly kind: 'row'; readonly section: string; readonly index: number }
  | { readonly kind: 'pending'; readonly section: string; readonly index: number };

/** Sections laid out one under the other, found by line without listing every line. */
export interface RowLayout {
  readonly sections: readonly Section[];
  /** Line on which each section begins. */
  readonly starts: readonly number[];
  readonly length: number;
}

export function layOut(sections: readonly Section[]): RowLayout {
  let length = 0;
  const starts = sections.map((section) => {
    const start = length;
    length += Number(section.isHeaded) + section.length + section.pending;
    return start;
  });
  return { sections, starts, length };
}

export function itemAt({ sections, starts, length }: RowLayout, line: number): RowItem | undefined {
  if (line < 0 || line >= length) return undefined;
  const at = lastStartBefore(starts, line);
  const { key, isHeaded, length: rows } = sections[at]!;
  const index = line - starts[at]! - Number(isHeaded);
  if (index < 0) return { kind: 'group', section: key };
  return { kind: index < rows ? 'row' : 'pending', section: key, index };
}

/** The line of a row of a section. */
export function lineOf({ sections, starts }: RowLayout, section: string, index: number): number {
  const at = sections.findIndex(({ key }) => key === section);
  return at < 0 ? -1 : starts[at]! + Number(sections[at]!.isHeaded) + index;
}

/** The stretch of each section's rows that a stretch of lines shows. */
export function shownOf(
  { sections, starts }: RowLayout,
  from: number,
  to: number,
): readonly { readonly section: string; readonly from: number; readonly to: number }[] {
  return sections.flatMap(({ key, isHeaded, length, pending }, at) => {
    const first = starts[at]! + Number(isHeaded);
    const last = first + length + pending - 1;
    if (last < from || first > to || last < first) return [];
    return [{ section: key, from: Math.max(0, from - first), to: Math.min(last, to) - first }];
  });
}

function lastStartBefore(starts: readonly number[], line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
