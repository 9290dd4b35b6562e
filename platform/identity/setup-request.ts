import { RequestBody } from './request-body.ts';
import { checkSetup } from './setup-checks.ts';

const MOST_DEPARTMENTS = 200;
const MOST_EMPLOYEES = 500;

/** What the first start needs to know. */
export interface SetupRequest {
  /** Fields of the company; `baseCurrency` is a currency code here. */
  readonly company: NewRecord;
  readonly admin: NewRecord & { readonly username: string; readonly password: string };
  readonly departments: readonly NewDepartment[];
  readonly employees: readonly NewEmployee[];
}

/** Values for the records API, and where they stand in the request. */
export interface NewRecord {
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
}

export interface NewDepartment extends NewRecord {
  readonly name: string;
  /** Name of the department above. */
  readonly parent: string | undefined;
  /** Username of its head. */
  readonly head: string | undefined;
}

export interface NewEmployee extends NewRecord {
  readonly username: string;
  /** Name of the department. */
  readonly department: string | undefined;
  /** Username of the superior. */
  readonly reportsTo: string | undefined;
}

export function readSetupRequest(sent: unknown): SetupRequest & { readonly token: string | undefined } {
  const body = new RequestBody(sent);
  const token = body.optionalText('token');
  const company = body.object('company');
  const admin = body.object('admin');
  const departments = body.objects('departments', MOST_DEPARTMENTS);
  const employees = body.objects('employees', MOST_EMPLOYEES);
  const request = {
    token,
    company: readCompany(company),
    admin: readAdmin(admin),
    departments: departments.map(readDepartment),
    employees: employees.map(readEmployee),
  };
  body.end();
  checkSetup(request);
  return request;
}

function readCompany(body: RequestBody): NewRecord {
  const name = body.text('name');
  const baseCurrency = body.optionalText('baseCurrency', 3) ?? 'CNY';
  return { path: body.at(''), values: { ...body.rest(), name, baseCurrency } };
}

function readAdmin(body: RequestBody): SetupRequest['admin'] {
  const username = body.text('username', 64);
  const password = body.text('password', 1000);
  const name = body.optionalText('name') ?? username;
  return { path: body.at(''), username, password, values: { ...body.rest(), username, name } };
}

function readDepartment(body: RequestBody): NewDepartment {
  const name = body.text('name');
  const [parent, head] = [body.optionalText('parent'), body.optionalText('head', 64)];
  return { path: body.at(''), name, parent, head, values: { ...body.rest(), name } };
}

function readEmployee(body: RequestBody): NewEmployee {
  const username = body.text('username', 64);
  const name = body.optionalText('name') ?? username;
  const [department, reportsTo] = [body.optionalText('department'), body.optionalText('reportsTo', 64)];
  return {
    path: body.at(''),
    username,
    department,
    reportsTo,
    values: { ...body.rest(), username, name },
  };
}
