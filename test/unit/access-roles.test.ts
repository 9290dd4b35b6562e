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
    writable: (name: string, field: string) => print(access.writable(caller, entity(name), field, 'update')),
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
    case 'unrestricted':
      return print(tree.arg);
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

describe('several roles', () => {
  const agent = { loan: { read: 'all', fields: { number: { read: false } } } };
  const clerk = { loan: { read: 'own', update: 'own' } };

  it('unite as wholes: rows of one never meet fields of another', () => {
    const access = accessOf(libraryWith({ agent, clerk }), ['agent', 'clerk']);
    expect(access.rows('loan')).toBe('true');
    expect(access.field('loan', 'number')).toEqual({
      read: 'partly',
      write: true,
      yes: 'owner == me',
      masked: 'false',
    });
    expect(access.field('loan', 'owner')).toEqual({ read: 'yes', write: true });
  });

  it('read the plain column where they agree, or where one reads all rows of it', () => {
    const model = libraryWith({ agent: { loan: { read: 'all' } }, clerk, spy: agent });
    expect(accessOf(model, ['agent', 'clerk']).field('loan', 'number').read).toBe('yes');
    expect(accessOf(model, ['spy', 'agent']).field('loan', 'number').read).toBe('yes');
    expect(accessOf(model, ['spy']).field('loan', 'number').read).toBe('no');
  });

  it('mask where none of them reads', () => {
    const masker = { loan: { read: 'all', fields: { number: { read: 'masked' } } } };
    const model = libraryWith({ masker, clerk });
    expect(accessOf(model, ['masker']).field('loan', 'number')).toEqual({ read: 'masked', write: false });
    expect(accessOf(model, ['masker', 'clerk']).field('loan', 'number')).toMatchObject({
      read: 'partly',
      yes: 'owner == me',
      masked: 'true',
    });
  });

  it('write a cell only where some one role grants its row and its field', () => {
    const model = libraryWith({
      wide: { loan: { read: 'all', update: 'all', fields: { number: { write: false } } } },
      narrow: { loan: { read: 'own', update: 'own' } },
    });
    const access = accessOf(model, ['wide', 'narrow']);
    expect(access.writable('loan', 'number')).toBe('owner == me');
    expect(access.writable('loan', 'owner')).toBe('true');
  });

  it('change nothing they cannot see', () => {
    const model = libraryWith({ blind: { loan: { read: 'own', update: 'all', delete: 'all' } } });
    expect(accessOf(model, ['blind']).rows('loan', 'update')).toBe('owner == me');
    expect(accessOf(model, ['blind']).rows('loan', 'delete')).toBe('owner == me');
  });

  it('whitelist fields with the star', () => {
    const guest = { book: { read: 'all', fields: { '*': { read: false }, title: { read: true } } } };
    const access = accessOf(libraryWith({ guest }), ['guest']);
    expect(access.field('book', 'title')).toEqual({ read: 'yes', write: false });
    expect(access.field('book', 'pages').read).toBe('no');
    expect(access.field('book', 'id').read).toBe('yes');
  });
});

describe('own', () => {
  const clerk = { loan: { read: 'own', update: 'own', delete: 'own', create: true } };
  const model = () => libraryWith({ clerk });

  it('counts a delegation as far as it gives', () => {
    const delegations = [{ id: RECORD, from: OTHER, gives: 'read' as const, records: undefined }];
    const access = accessOf(model(), ['clerk'], { delegations });
    expect(access.rows('loan')).toBe('owner in [me,other]');
    expect(access.rows('loan', 'update')).toBe('(owner in [me,other] and owner == me)');
  });

  it('never lets a delegate delete', () => {
    const delegations = [{ id: RECORD, from: OTHER, gives: 'write' as const, records: undefined }];
    const access = accessOf(model(), ['clerk'], { delegations });
    expect(access.rows('loan', 'update')).toBe('owner in [me,other]');
    expect(access.rows('loan', 'delete')).toBe('(owner in [me,other] and owner == me)');
  });

  it('counts chosen records only while the delegator owns them', () => {
    const records = new Map([['library:loan', [RECORD]]]);
    const delegations = [{ id: RECORD, from: OTHER, gives: 'read' as const, records }];
    const access = accessOf(model(), ['clerk'], { delegations });
    expect(access.rows('loan')).toBe('(owner == me or (id == record and owner == other))');
  });

  it('is widened by a share for reading, and for changing where it says so', () => {
    const share = { entity: 'library:loan', record: RECORD, gives: 'read' as const, role: undefined };
    const access = accessOf(model(), ['clerk'], { shares: [share] });
    expect(access.rows('loan')).toBe('(owner == me or id == record)');
    expect(access.rows('loan', 'update')).toContain('owner == me');
    expect(access.rows('loan', 'update')).not.toMatch(/id == record\)$/);
  });

  it('is not opened by a share to another role, nor where the role gives nothing', () => {
    const share = { entity: 'library:loan', record: RECORD, gives: 'write' as const, role: 'boss' };
    expect(accessOf(model(), ['clerk'], { shares: [share] }).rows('loan')).toBe('owner == me');
    const none = libraryWith({ clerk: { book: { read: 'all' } } });
    const open = { ...share, role: undefined };
    expect(accessOf(none, ['clerk'], { shares: [open] }).rows('loan')).toBe('false');
  });

  it('can be named in a condition', () => {
    const roles = { clerk: { loan: { read: 'all', update: "own && number != 'x'" } } };
    expect(accessOf(libraryWith(roles), ['clerk']).rows('loan', 'update')).toBe(
      '(owner == me and number != "x")',
    );
  });
});

const sharing = (more: object = {}) => ({
  name: 'numbered',
  label: text('Numbered'),
  entity: 'loan',
  when: "number == 'x'",
  gives: 'read',
  ...more,
});
const restriction = (more: object = {}) => ({
  name: 'sealed',
  label: text('Sealed'),
  entity: 'loan',
  when: "number == 'x'",
  ...more,
});

describe('rules of sharing and restriction', () => {
  const roles = { clerk: { loan: { read: 'own' } }, boss: { loan: { read: 'all' } } };

  it('share by condition, to everybody or to roles', () => {
    const open = libraryWith(roles, { 'numbered.sharing.json': sharing() });
    expect(accessOf(open, ['clerk']).rows('loan')).toBe('(owner == me or number == "x")');
    const toBoss = libraryWith(roles, { 'numbered.sharing.json': sharing({ to: ['boss'] }) });
    expect(accessOf(toBoss, ['clerk']).rows('loan')).toBe('owner == me');
  });

  it('hold back whatever opened the row, each role but the excepted', () => {
    const model = libraryWith(roles, { 'sealed.restriction.json': restriction({ except: ['boss'] }) });
    expect(accessOf(model, ['clerk']).rows('loan')).toBe('(owner == me and not number == "x")');
    expect(accessOf(model, ['boss']).rows('loan')).toBe('true');
    const all = libraryWith(roles, { 'sealed.restriction.json': restriction() });
    expect(accessOf(all, ['boss']).rows('loan')).toBe('not number == "x"');
    expect(accessOf(all, ['boss']).rows('loanLine')).toBe('not loan.number == "x"');
    expect(accessOf(all, ['boss'], null).rows('loan')).toBe('false');
  });
});
