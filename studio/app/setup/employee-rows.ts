import type { EmployeeDraft } from './setup-draft.ts';

/**
 * Rows pasted from a table: name, username and department, split by tabs, commas or semicolons. Undefined where
 * the text is no table, so that it is pasted as it is.
 *
 * @example employeeRows('Ann\tann\tLending\nBob\tbob') // two employees
 */
export function employeeRows(text: string): readonly EmployeeDraft[] | undefined {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const rows = lines.map((line) => line.split(/[\t,;，；]/).map((cell) => cell.trim()));
  if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return undefined;
  return rows.map(([name = '', username = '', department = '']) => ({ name, username, department }));
}
