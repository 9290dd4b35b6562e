import { Invalid, type Issue } from '../kernel/errors.ts';
import type { Message } from '../kernel/text.ts';
import { messages } from './messages.ts';
import { passwordProblem } from './password-policy.ts';
import { departmentLevels, employeeLevels } from './setup-order.ts';
import type { SetupRequest } from './setup-request.ts';
import { normalizeUsername } from './username.ts';

/**
 * Names of a set-up refer to each other, so each must stand for one thing; and the password must be a good one.
 *
 * @throws Invalid with everything that is wrong
 */
export function checkSetup(request: SetupRequest): void {
  const issues = [...doubles(request), ...unknownNames(request), ...circles(request)];
  const { username, password } = request.admin;
  const problem = passwordProblem(password, username);
  if (problem) issues.push({ path: 'admin.password', message: problem });
  if (issues.length > 0) throw new Invalid(messages.setupRejected(), issues);
}

function* doubles({ admin, departments, employees }: SetupRequest): Iterable<Issue> {
  const names = new Set<string>();
  for (const { path, name } of departments) {
    if (names.has(name)) yield { path: `${path}.name`, message: messages.departmentTwice({ name }) };
    names.add(name);
  }
  const usernames = new Set([normalizeUsername(admin.username)]);
  for (const { path, username } of employees) {
    const normal = normalizeUsername(username);
    if (usernames.has(normal))
      yield { path: `${path}.username`, message: messages.usernameTwice({ username }) };
    usernames.add(normal);
  }
}

function* unknownNames({ admin, departments, employees }: SetupRequest): Iterable<Issue> {
  const names = new Set(departments.map(({ name }) => name));
  const usernames = new Set([admin, ...employees].map(({ username }) => normalizeUsername(username)));
  const department = (path: string, name: string | undefined) =>
    unknown(path, name, names, messages.departmentUnknown({ name: name ?? '' }));
  const user = (path: string, name: string | undefined) => {
    const known = name && normalizeUsername(name);
    return unknown(path, known, usernames, messages.userUnknown({ username: name ?? '' }));
  };
  for (const { path, parent, head } of departments) {
    yield* department(`${path}.parent`, parent);
    yield* user(`${path}.head`, head);
  }
  for (const { path, department: name, reportsTo } of employees) {
    yield* department(`${path}.department`, name);
    yield* user(`${path}.reportsTo`, reportsTo);
  }
}

function unknown(
  path: string,
  name: string | undefined,
  known: ReadonlySet<string>,
  message: Message,
): Issue[] {
  return name === undefined || name === '' || known.has(name) ? [] : [{ path, message }];
}

/** Departments and employees that stand below themselves. */
function* circles({ departments, employees }: SetupRequest): Iterable<Issue> {
  const names = new Set(departments.map(({ name }) => name));
  const ordered = new Set(departmentLevels(departments).flat());
  for (const one of departments)
    if (!ordered.has(one) && names.has(one.parent ?? ''))
      yield { path: `${one.path}.parent`, message: messages.belowItself({ name: one.name }) };
  const placed = new Set(employeeLevels(employees).flat());
  for (const one of employees)
    if (!placed.has(one))
      yield { path: `${one.path}.reportsTo`, message: messages.belowItself({ name: one.username }) };
}
