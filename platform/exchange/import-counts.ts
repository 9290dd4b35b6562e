/** How far an import is. Rows are those of the file, the others are records. */
export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  /** Matched and left as they were. */
  unchanged: number;
  failed: number;
}

export function noCounts(): ImportCounts {
  return { rows: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
}
