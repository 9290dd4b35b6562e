import { describe, expect, it } from 'vitest';
import { RoleAccess } from '../../platform/access/role-access.ts';
import type { Standing } from '../../platform/access/standing.ts';
import { FALSE, TRUE, type QueryTree } from '../../platform/expression/query-tree.ts';
import { Caller } from '../../platform/kernel/caller.ts';
import type { Model } from '../../platform/model/model.ts';
import { modelOf } from '../support/model.ts';
import { libraryFiles, text, writePacks } from '../support/pack-folder.ts';

const ME = '0198f7a0-0000-7000-8000-000000000001';
const OTHER = '0198f7a0-0000-7000-8000-000000000002';
const RECORD = '0198f7a0-0000-7000-8000-000000000003';
const HOME = '0198f7a0-0000-7000-8000-000000000004';

const STANDING: Standing = {
  now: new Date('2026-03-11T01:00:00Z'),
  timeZone: 'Asia/Shanghai',
  departments: [HOME],
  subordinates: [],
  delegations: [],
  shares: [],
  teams: new Map(),
};

type Roles = Readonly<Record<string, object>>;

/** A library whose roles give these rights, and more nodes by file name. */
function libraryWith(roles: Roles, more: Readonly<Record<string, object>> = {}): Model {
  const files = Object.entries(roles).map(([name, entities]) => [
    `${name}.role.json`,
    { name, label: text(name), entities },
  ]);
  const [folder] = writePacks({ library: { ...libraryFiles(), ...Object.fromEntries(files), ...more } });
  return modelOf(folder!);
}

function accessOf(model: Model, roles: readonly string[], standing: Partial<Standing> | null = {}) {
  const access = new RoleAccess({ get: () => model });
  const caller = Caller.user({ id: ME, username: 'me', departmentId: HOME, roles });
  if (standing) access.learn(caller, { ...STANDING, ...standing });
  const entity = (name: string) => model.entity(name);
  return {
    rows: (name: string, operation: 'read' | 'update' | 'delete' | 'create' = 'read') =>
      print(access.rows(caller, entity(name), operation)),
    field: (name: string, field: string) => {
      const { read, write, cell } = access.field(caller, entity(name), field);
      return { read, write, ...(cell ? { yes: print(cell.yes), masked: print(cell.masked) } : {}) };
    },
    writable: (name: string, field: string) => print(access.writable(caller, entity(name), field)),
    holds: (right: 'administer' | 'grantRoles') => access.holds(caller, right),
  };
}

const NAMES = new Map([
  [ME, 'me'],
  [OTHER, 'other'],
  [RECORD, 'record'],
  [HOME, 'home'],
]);

function print(tree: QueryTree): string {
  if (tree === TRUE || tree === FALSE) return String(tree.value);
  switch (tree.op) {
    case 'value':
      return NAMES.get(String(tree.value)) ?? JSON.stringify(tree.value);
    case 'field':
      return tree.path.join('.');
    case 'and':
    case 'or':
      return `(${tree.args.map(print).join(` ${tree.op} `)})`;
    case 'not':
      return `not ${print(tree.arg)}`;
    case 'compare':
      return `${print(tree.left)} ${tree.by} ${print(tree.right)}`;
    case 'in':
      return `${print(tree.arg)} in [${tree.list.map(print).join()}]`;
    case 'member':
      return `${print(tree.arg)} in ${print(tree.list)}`;
    default:
      return tree.op;
  }
}

describe('a role', () => {
  it('gives what it says and nothing else', () => {
    const access = accessOf(libraryWith({ clerk: { loan: { read: 'own', create: true } } }), ['clerk']);
    expect(access.rows('loan')).toBe('owner == me');
    expect(access.rows('loan', 'create')).toBe('true');
    expect(access.rows('loan', 'update')).toBe('false');
    expect(access.rows('book')).toBe('false');
    expect(access.field('book', 'title')).toEqual({ read: 'no', write: false });
  });

  it('gives nothing when nobody knows it', () => {
    const access = accessOf(libraryWith({}), ['admin', 'owner', '']);
    expect(access.rows('book')).toBe('false');
    expect(access.holds('administer')).toBe(false);
  });

  it('reaches nothing by a scope that depends on the caller while his standing is unknown', () => {
    const model = libraryWith({ clerk: { loan: { read: 'own' }, book: { read: 'all' } } });
    expect(accessOf(model, ['clerk'], null).rows('loan')).toBe('false');
    expect(accessOf(model, ['clerk'], null).rows('book')).toBe('true');
  });

  it('lets the most exact entry hold alone', () => {
    const model = libraryWith({
      clerk: { '*': { read: 'all', update: 'all' }, 'library:*': { read: 'all' }, loan: { update: 'all' } },
    });
    const access = accessOf(model, ['clerk']);
    expect([access.rows('company'), access.rows('company', 'update')]).toEqual(['true', 'true']);
    expect([access.rows('book'), access.rows('book', 'update')]).toEqual(['true', 'false']);
    expect([access.rows('loan'), access.rows('loan', 'update')]).toEqual(['false', 'false']);
  });

  it('reaches lines as the records they live inside', () => {
    const access = accessOf(libraryWith({ clerk: { loan: { read: 'own', update: 'own' } } }), ['clerk']);
    expect(access.rows('loanLine')).toBe('loan.owner == me');
    expect(access.rows('loanLine', 'delete')).toBe('loan.owner == me');
    expect(access.rows('loanLine', 'create')).toBe('true');
  });

  it('reaches wildcard rows of nobody only with all', () => {
    const access = accessOf(libraryWith({ clerk: { '*': { read: 'own' } } }), ['clerk']);
    expect(access.rows('loan')).toBe('owner == me');
    expect(access.rows('book')).toBe('false');
  });
});
