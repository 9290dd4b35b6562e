/** The id of a cell, by which the grid says where its keyboard is. */
export function cellId(grid: string, line: number, column: number): string {
  return `${grid}-${line}-${column}`;
}
