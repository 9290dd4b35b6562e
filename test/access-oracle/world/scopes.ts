import { isOf, isOwn } from '../oracle/own.ts';
import { departmentsBelow, subordinatesOf } from '../oracle/trees.ts';
import type { WorldRandom } from '../random.ts';
import type { Scope } from './rules.ts';
import { rowOf, type Person, type Row, type World } from './world.ts';
import { CODES, GRADES, STAGES, shapeOf, type EntityShape } from './shapes.ts';

export const NONE: Scope = { text: 'none', holds: () => false };
export const ALL: Scope = { text: 'all', holds: () => true };

const OWN = word('own', () => false);
const DEPARTMENT = word('department', (row, me) => isOf(row, me.department));
const DEPARTMENT_AND_BELOW = word(
  'departmentAndBelow',
  (row, me, world) => me.department !== null && departmentsBelow(world, me.department).has(row.department),
);
const SUBORDINATES = word(
  'subordinates',
  (row, me, world) => row.owner !== null && subordinatesOf(world, me.id).has(row.owner),
);

/** Every word holds for one's own records too; a line belongs to whom its parent belongs to. */
function word(name: string, holds: (row: Row, me: Person, world: World) => boolean): Scope {
  return {
    text: name,
    holds: (row, me, world, operation) => {
      const { parent } = shapeOf(row.entity);
      const record = parent === undefined ? row : rowOf(world, row.values[parent]);
      return record !== undefined && (isOwn(record, me, world, operation) || holds(record, me, world));
    },
  };
}

/** Scopes with a name that mean something for the entity. */
function wordsOf({ ownedBy }: EntityShape): readonly Scope[] {
  if (ownedBy === 'none') return [];
  if (ownedBy === 'department') return [OWN, DEPARTMENT, DEPARTMENT_AND_BELOW];
  return [OWN, DEPARTMENT, DEPARTMENT_AND_BELOW, SUBORDINATES];
}

/** Inside a condition `department` is the field, so the word is not to be had. */
function wordsInConditions(shape: EntityShape): readonly Scope[] {
  return shape.ownedBy === 'department' ? [] : wordsOf(shape).filter((one) => one !== DEPARTMENT);
}

/** A word, a condition, or several of them nested. */
export function randomScope(random: WorldRandom, shape: EntityShape): Scope {
  const words = wordsOf(shape);
  if (words.length > 0 && random.chance(0.45)) return random.pick(words);
  return nested(random, shape, random.between(0, 2));
}

function nested(random: WorldRandom, shape: EntityShape, depth: number): Scope {
  const words = wordsInConditions(shape);
  if (depth === 0)
    return words.length > 0 && random.chance(0.4) ? random.pick(words) : randomCondition(random, shape);
  const [left, right] = [nested(random, shape, depth - 1), nested(random, shape, depth - 1)];
  switch (random.between(0, 2)) {
    case 0:
      return {
        text: `(${left.text} && ${right.text})`,
        holds: (...at) => left.holds(...at) && right.holds(...at),
      };
    case 1:
      return {
        text: `(${left.text} || ${right.text})`,
        holds: (...at) => left.holds(...at) || right.holds(...at),
      };
    default:
      return { text: `!(${left.text})`, holds: (...at) => !left.holds(...at) };
  }
}

/** A condition over the record's fields, those of records it refers to, and who asks. */
export function randomCondition(random: WorldRandom, shape: EntityShape): Scope {
  return random.pick(conditionsOf(random, shape));
}

function conditionsOf(random: WorldRandom, shape: EntityShape): Scope[] {
  const conditions: Scope[] = [];
  for (const [name, { kind, to }] of Object.entries(shape.fields)) {
    if (kind === 'select')
      conditions.push(isGrade(name, random.pick(GRADES)), isNotGrade(name, random.pick(GRADES)));
    if (kind === 'stage') conditions.push(isGrade(name, random.pick(STAGES)));
    if (kind === 'classification') conditions.push(isIn(name, random.pick(CODES)));
    if (kind === 'money') conditions.push(isAbove(name, random.between(1, 9) * 100));
    if (kind === 'integer') conditions.push(isAbove(name, random.between(1, 9)));
    if (kind === 'boolean') conditions.push({ text: name, holds: (row) => row.values[name] === true });
    if (kind === 'date') conditions.push(hasPassed(name));
    if (kind === 'reference' && to) conditions.push(...hops(random, name, to));
  }
  if (shape.ownedBy === 'user') {
    conditions.push({ text: 'owner == me.id', holds: (row, me) => row.owner === me.id });
    conditions.push({ text: 'owner == null', holds: (row) => row.owner === null });
  }
  return conditions;
}

function isGrade(name: string, grade: string): Scope {
  return { text: `${name} == '${grade}'`, holds: (row) => row.values[name] === grade };
}

/** The node or one below it. */
function isIn(name: string, code: string): Scope {
  return {
    text: `isWithin(${name}, '${code}')`,
    holds: ({ values }) => String(values[name] ?? '').startsWith(code),
  };
}

/** Null is a value for `==` and `!=`. */
function isNotGrade(name: string, grade: string): Scope {
  return { text: `${name} != '${grade}'`, holds: (row) => row.values[name] !== grade };
}

/** Ordering with null is false. */
function isAbove(name: string, least: number): Scope {
  return {
    text: `${name} > ${least}`,
    holds: ({ values }) => values[name] !== null && Number(values[name]) > least,
  };
}

function hasPassed(name: string): Scope {
  return {
    text: `${name} < today()`,
    holds: ({ values }, _me, { today }) => values[name] !== null && String(values[name]) < today,
  };
}

/** What a rule says about another record holds whether or not the person may read that one. */
function hops(random: WorldRandom, name: string, to: string): Scope[] {
  const grade = random.pick(GRADES);
  const target = (row: Row, world: World) => rowOf(world, row.values[name]);
  const found: Scope[] = [];
  if (shapeOf(to).fields['grade']) {
    found.push({
      text: `${name}.grade == '${grade}'`,
      holds: (row, _me, world) => target(row, world)?.values['grade'] === grade,
    });
  }
  if (shapeOf(to).ownedBy === 'user') {
    found.push({
      text: `${name}.owner == me.id`,
      holds: (row, me, world) => target(row, world)?.owner === me.id,
    });
  }
  return found;
}
