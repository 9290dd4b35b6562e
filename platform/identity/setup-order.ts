import type { NewDepartment, NewEmployee } from './setup-request.ts';
import { treeLevels } from './tree-levels.ts';
import { normalizeUsername } from './username.ts';

/** Departments by level, the upper ones first; those that stand below themselves are left out. */
export function departmentLevels(all: readonly NewDepartment[]): NewDepartment[][] {
  return treeLevels(
    all,
    ({ name }) => name,
    ({ parent }) => parent,
  );
}

/** Employees by level, superiors first; whoever reports to the administrator is at the top. */
export function employeeLevels(all: readonly NewEmployee[]): NewEmployee[][] {
  const known = new Set(all.map(({ username }) => normalizeUsername(username)));
  return treeLevels(
    all,
    ({ username }) => normalizeUsername(username),
    ({ reportsTo }) => {
      const name = normalizeUsername(reportsTo ?? '');
      return known.has(name) ? name : undefined;
    },
  );
}
