import { Injectable } from '@nestjs/common';
import { SYSTEM_ADMIN } from '../access/system-admin.ts';
import type { Caller } from '../kernel/caller.ts';
import { Invalid } from '../kernel/errors.ts';
import { RecordWriter } from '../records/record-writer.ts';
import { CurrentCatalog } from '../storage/catalog.ts';
import type { Session } from '../storage/connection/session.ts';
import { USER } from './accounts.ts';
import { FirstWrites } from './first-writes.ts';
import { messages } from './messages.ts';
import { departmentLevels, employeeLevels } from './setup-order.ts';
import type { NewDepartment, NewEmployee, SetupRequest } from './setup-request.ts';
import { normalizeUsername } from './username.ts';

const COMPANY = 'core:company';
const CURRENCY = 'core:currency';
const DEPARTMENT = 'core:department';

/** Makes the records of set-up through the one write path, inside set-up's transaction. */
@Injectable()
export class FirstRecords {
  constructor(
    private readonly writer: RecordWriter,
    private readonly current: CurrentCatalog,
  ) {}

  /** @returns the administrator's id */
  async create(tx: Session, caller: Caller, request: SetupRequest): Promise<string> {
    const writes = new FirstWrites(this.writer, tx, caller);
    const { company, admin, departments, employees } = request;
    const baseCurrency = await this.#currency(tx, String(company.values.baseCurrency));
    await writes.create(COMPANY, [{ path: company.path, values: { ...company.values, baseCurrency } }]);
    const departmentIds = await createDepartments(writes, departments);
    const values = { ...admin.values, roles: [SYSTEM_ADMIN], status: 'active' };
    const [adminId] = await writes.create(USER, [{ path: admin.path, values }]);
    const users = new Map([[normalizeUsername(admin.username), adminId!]]);
    await createEmployees(writes, employees, departmentIds, users);
    for (const { path, name, head } of departments) {
      const id = head && users.get(normalizeUsername(head));
      if (id) await writes.update(DEPARTMENT, departmentIds.get(name)!, { path, values: { head: id } });
    }
    return adminId!;
  }

  async #currency(tx: Session, code: string): Promise<string> {
    const [ids] = await this.current.get().store.findByKey(tx, CURRENCY, ['code'], [[code]]);
    if (ids?.[0] !== undefined) return ids[0];
    const message = messages.currencyUnknown({ code });
    throw new Invalid(messages.setupRejected(), [{ path: 'company.baseCurrency', message }]);
  }
}

/** @returns ids by name */
async function createDepartments(
  writes: FirstWrites,
  all: readonly NewDepartment[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const level of departmentLevels(all)) {
    const records = level.map(({ path, values, parent }) => ({
      path,
      values: { ...values, parent: ids.get(parent ?? '') },
    }));
    const made = await writes.create(DEPARTMENT, records);
    level.forEach(({ name }, index) => ids.set(name, made[index]!));
  }
  return ids;
}

/** Adds the ids to `users`, which holds the administrator's already. */
async function createEmployees(
  writes: FirstWrites,
  all: readonly NewEmployee[],
  departments: ReadonlyMap<string, string>,
  users: Map<string, string>,
): Promise<void> {
  for (const level of employeeLevels(all)) {
    const records = level.map(({ path, values, department, reportsTo }) => ({
      path,
      values: {
        ...values,
        department: departments.get(department ?? ''),
        reportsTo: users.get(normalizeUsername(reportsTo ?? '')),
      },
    }));
    const ids = await writes.create(USER, records);
    level.forEach((one, index) => users.set(normalizeUsername(one.username), ids[index]!));
  }
}
