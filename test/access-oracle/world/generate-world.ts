import { newId } from '../../../platform/kernel/ids.ts';
import type { WorldRandom } from '../random.ts';
import { CODES, GRADES, STAGES, ownFields, SHAPES, type EntityShape } from './shapes.ts';
import type { Delegation, Department, Grant, Person, Row, Rules, World } from './world.ts';

const COUNTS: Readonly<Record<string, number>> = { area: 5, partner: 10, deal: 10, dealLine: 12, memo: 6 };
export const WORDS = ['kappa', 'sigma', 'omega', 'delta', 'gamma', 'theta'] as const;
const DAYS = ['2026-01-05', '2026-02-10', '2026-03-10', '2026-03-11', '2026-03-12', '2026-06-30'] as const;

/** The day of every world, in the organisation's zone. */
export const TODAY = '2026-03-11';

export function generateWorld(random: WorldRandom, seed: number, rules: Rules): World {
  const departments = generateDepartments(random);
  const people = generatePeople(random, departments, rules);
  const rows: Row[] = [];
  for (const shape of SHAPES) {
    for (let i = 0; i < COUNTS[shape.name]!; i++)
      rows.push(generateRow(random, shape, rows, people, departments));
  }
  const grants = generateGrants(random, rows, people, departments, rules);
  const delegations = generateDelegations(random, rows, people);
  const memo = SHAPES.find(({ name }) => name === 'memo')!;
  const deleted = [0, 1].map(() => generateRow(random, memo, rows, people, departments));
  return { seed, rules, today: TODAY, people, departments, rows, deleted, grants, delegations };
}

function generateDepartments(random: WorldRandom): Department[] {
  const made: Department[] = [];
  for (const name of ['north', 'south', 'shop', 'desk']) {
    const parent = random.maybe(made, 0.6)?.id ?? null;
    made.push({ id: newId(), name, parent });
  }
  return made;
}

function generatePeople(random: WorldRandom, departments: readonly Department[], rules: Rules): Person[] {
  const names = rules.roles.map(({ name }) => name);
  const made: Person[] = [];
  for (const username of ['ada', 'ben', 'cleo', 'dan', 'eve']) {
    made.push({
      id: newId(),
      username,
      department: random.maybe(departments, 0.85)?.id ?? null,
      reportsTo: random.maybe(made, 0.6)?.id ?? null,
      roles: [...new Set([random.pick(names), ...random.each(names, 0.25)])],
    });
  }
  return made;
}

function generateRow(
  random: WorldRandom,
  shape: EntityShape,
  rows: readonly Row[],
  people: readonly Person[],
  departments: readonly Department[],
): Row {
  const owner = shape.ownedBy === 'user' ? random.maybe(people, 0.9) : null;
  const stamped = shape.ownedBy === 'department' ? (random.maybe(departments)?.id ?? null) : null;
  return {
    id: newId(),
    entity: shape.name,
    owner: owner?.id ?? null,
    department: owner?.department ?? stamped,
    values: Object.fromEntries(
      ownFields(shape).map((name) => [name, randomValue(random, shape, name, rows)]),
    ),
  };
}

function randomValue(random: WorldRandom, shape: EntityShape, name: string, rows: readonly Row[]) {
  const { kind, to } = shape.fields[name]!;
  if (name === shape.title) return `${random.pick(WORDS)} ${shape.name} ${rows.length}`;
  switch (kind) {
    case 'text':
      return random.maybe(WORDS, 0.8);
    case 'select':
      return random.maybe(GRADES, 0.85);
    case 'stage':
      return random.pick(STAGES);
    case 'classification':
      return random.maybe(CODES, 0.85);
    case 'money':
      return random.maybe(['100', '250.5', '499.99', '500', '800', '1200'], 0.85);
    case 'integer':
      return random.maybe([0, 2, 5, 9], 0.85);
    case 'boolean':
      return random.maybe([true, false], 0.8);
    case 'date':
      return random.maybe(DAYS, 0.85);
    default: {
      const targets = rows.filter(({ entity }) => entity === to).map(({ id }) => id);
      return name === shape.parent ? random.pick(targets) : random.maybe(targets, 0.85);
    }
  }
}

function generateGrants(
  random: WorldRandom,
  rows: readonly Row[],
  people: readonly Person[],
  departments: readonly Department[],
  rules: Rules,
): Grant[] {
  const shared = random.each(
    rows.filter(({ entity }) => entity !== 'dealLine'),
    0.2,
  );
  const grants = shared.map((row): Grant => {
    const to = random.pick(['user', 'department', 'role'] as const);
    return {
      entity: row.entity,
      record: row.id,
      user: to === 'user' ? random.pick(people).id : null,
      department: to === 'department' ? random.pick(departments).id : null,
      role: to === 'role' ? random.pick(rules.roles).name : null,
      rights: random.pick(['read', 'write']),
      from: random.maybe(DAYS, 0.3),
      to: null,
    };
  });
  const teams = random
    .some(
      rows.filter(({ entity }) => entity === 'partner'),
      0.4,
    )
    .map((row): Grant => {
      const user = random.pick(people).id;
      return {
        entity: row.entity,
        record: row.id,
        user,
        department: null,
        role: null,
        rights: 'team',
        from: null,
        to: null,
      };
    });
  return [...grants, ...teams];
}

function generateDelegations(
  random: WorldRandom,
  rows: readonly Row[],
  people: readonly Person[],
): Delegation[] {
  return random.each(people, 0.5).flatMap((from): Delegation[] => {
    const others = people.filter(({ id }) => id !== from.id);
    const owned = rows.filter(({ owner }) => owner === from.id).map(({ id }) => id);
    const [start, end] = [random.pick(DAYS), random.pick(DAYS)].toSorted() as [string, string];
    const records = random.chance(0.3) ? random.each(owned) : null;
    if (records?.length === 0) return [];
    return [
      {
        from: from.id,
        to: random.pick(others).id,
        start,
        end,
        rights: random.pick(['read', 'write']),
        takenBack: random.chance(0.2),
        records,
      },
    ];
  });
}
