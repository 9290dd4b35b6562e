import type { DemoFile } from './demo-values.ts';
import { ref } from './demo-values.ts';

interface Employee {
  readonly name: string;
  readonly jobTitle: string;
  readonly role: string;
  readonly department?: string;
  readonly reportsTo?: string;
}

const DEPARTMENTS = {
  sales1: { name: '销售一部', code: 'XS1', head: 'wang' },
  sales2: { name: '销售二部', code: 'XS2', head: 'sun' },
  service: { name: '市场与服务部', code: 'SCFW', head: 'he' },
};

const STAFF: Record<string, Employee> = {
  gao: { name: '高志远', jobTitle: '总经理', role: 'generalManager' },
  wang: {
    name: '王立群',
    jobTitle: '销售主管',
    role: 'salesManager',
    department: 'sales1',
    reportsTo: 'gao',
  },
  li: { name: '李明轩', jobTitle: '销售业务员', role: 'salesRep', department: 'sales1', reportsTo: 'wang' },
  zhao: { name: '赵文婷', jobTitle: '销售业务员', role: 'salesRep', department: 'sales1', reportsTo: 'wang' },
  sun: { name: '孙浩然', jobTitle: '销售业务员', role: 'salesRep', department: 'sales2', reportsTo: 'gao' },
  chen: {
    name: '陈思远',
    jobTitle: '客户管理专员',
    role: 'dataSteward',
    department: 'service',
    reportsTo: 'he',
  },
  lin: { name: '林晓岚', jobTitle: '市场专员', role: 'marketer', department: 'service', reportsTo: 'he' },
  he: {
    name: '何静',
    jobTitle: '服务监督',
    role: 'serviceSupervisor',
    department: 'service',
    reportsTo: 'gao',
  },
  wu: { name: '吴海峰', jobTitle: '客服专员', role: 'serviceAgent', department: 'service', reportsTo: 'he' },
};

/** Who looks after customers, and how many of them. */
export const REPRESENTATIVES = { li: 30, zhao: 28, sun: 30, wang: 12 } as const;
export type Representative = keyof typeof REPRESENTATIVES;

/** Where customers without an owner wait for one of the representatives. */
export function pools(): DemoFile {
  const members = Object.keys(STAFF).filter((username) => STAFF[username]!.role === 'salesRep');
  return {
    entity: 'customerPool',
    records: {
      open: {
        name: '公共客户池',
        description: '没有负责人的客户，业务员先到先得。',
        members: members.map(userRef),
        memberLimit: 120,
        coolDays: 7,
        reclaimDays: 90,
      },
    },
  };
}

export function userRef(username: string) {
  return ref('core:user', username);
}

/** Departments name their heads and employees their department: the loader closes the circle. */
export function staff(): { departments: DemoFile; users: DemoFile } {
  const departments: DemoFile = { entity: 'core:department', records: {} };
  for (const [key, { name, code, head }] of Object.entries(DEPARTMENTS)) {
    departments.records[key] = { name, code, head: userRef(head) };
  }
  const users: DemoFile = { entity: 'core:user', records: {} };
  Object.entries(STAFF).forEach(([username, person], index) => {
    users.records[username] = {
      name: person.name,
      username,
      employeeNumber: `HH${101 + index}`,
      jobTitle: person.jobTitle,
      email: `${username}@huaheng.example`,
      phone: `0512-6800-81${String(index + 11)}`,
      ...(person.department && { department: ref('core:department', person.department) }),
      ...(person.reportsTo && { reportsTo: userRef(person.reportsTo) }),
      roles: person.role === 'salesRep' ? [person.role, 'poolMember'] : [person.role],
      ...(person.role === 'salesRep' && { crm_customerLimit: 120 }),
    };
  });
  return { departments, users };
}
