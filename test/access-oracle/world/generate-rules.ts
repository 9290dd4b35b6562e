import { text } from '../../support/pack-folder.ts';
import type { WorldRandom } from '../random.ts';
import {
  OPERATIONS,
  type EntityRights,
  type FieldRights,
  type Operation,
  type Restriction,
  type RoleRules,
  type Scope,
  type Sharing,
} from './rules.ts';
import { ALL, NONE, randomCondition, randomScope } from './scopes.ts';
import { entityFiles, ownFields, SHAPES, VIEW_COLUMNS, type EntityShape } from './shapes.ts';
import type { Rules } from './world.ts';

/** Roles, sharings and restrictions of one Model. */
export function generateRules(random: WorldRandom): Rules {
  const names = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
  const roles = names.map((name): RoleRules => ({ name, entities: randomRights(random) }));
  const sharings = random.each(SHAPES, 0.4).map((shape): Sharing => ({
    name: `${shape.name}Shared`,
    entity: shape.name,
    when: randomCondition(random, shape),
    gives: random.pick(['read', 'write']),
    to: random.chance(0.3) ? null : [random.pick(names), ...random.each(names, 0.3)].filter(isFirst),
  }));
  const restrictions = random.each(SHAPES, 0.3).map((shape): Restriction => ({
    name: `${shape.name}Sealed`,
    entity: shape.name,
    when: randomCondition(random, shape),
    except: random.each(names, 0.3),
  }));
  return { roles, sharings, restrictions };
}

function isFirst<T>(one: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(one) === index;
}

function randomRights(random: WorldRandom): Record<string, EntityRights> {
  const named = SHAPES.filter(({ parent }) => random.chance(parent ? 0.35 : 0.8));
  return Object.fromEntries(
    named.map((shape) => [
      shape.name,
      { scopes: randomScopes(random, shape), fields: randomFields(random, shape) },
    ]),
  );
}

function randomScopes(random: WorldRandom, shape: EntityShape): Record<Operation, Scope> {
  const scopes = OPERATIONS.map((operation) => {
    const [none, all] = operation === 'read' ? [0.05, 0.25] : [0.25, 0.5];
    const dice = random.next();
    if (operation === 'create') return [operation, dice < 0.5 ? ALL : NONE];
    return [operation, dice < none ? NONE : dice < all ? ALL : randomScope(random, shape)];
  });
  return Object.fromEntries(scopes) as Record<Operation, Scope>;
}

function randomFields(random: WorldRandom, shape: EntityShape): Record<string, FieldRights> {
  const named = random.each(
    ownFields(shape).filter((name) => name !== shape.parent),
    0.3,
  );
  return Object.fromEntries(
    named.map((name) => [
      name,
      { read: random.pick(['yes', 'masked', 'no'] as const), write: random.chance(0.5) },
    ]),
  );
}

/** The pack of these rules, as files. */
export function packFiles({ roles, sharings, restrictions }: Rules): Record<string, unknown> {
  return Object.fromEntries([
    ['pack.json', PACK],
    ...entityFiles(),
    ['deals.view.json', VIEW],
    ['samePartner.duplicateRule.json', SAME_PARTNER],
    ...named('role', roles, ({ entities }) => ({
      entities: { ...mapped(entities, rightsFile), 'core:file': { read: 'all' } },
    })),
    ...named('sharing', sharings, ({ entity, when, gives, to }) => ({
      entity,
      when: when.text,
      gives,
      ...(to ? { to } : {}),
    })),
    ...named('restriction', restrictions, ({ entity, when, except }) => ({
      entity,
      when: when.text,
      ...(except.length > 0 ? { except } : {}),
    })),
  ]);
}

const PACK = {
  name: 'world',
  version: '1.0.0',
  label: text('World'),
  platform: '>=0.1.0 <2',
  dependsOn: { core: '^1.0.0' },
  licence: 'Apache-2.0',
  prefix: 'wld',
};

const SAME_PARTNER = {
  name: 'samePartner',
  label: text('The same partner'),
  entity: 'partner',
  severity: 'warn',
  tests: { name: { type: 'exact', fields: { name: {} } } },
  reveal: { grade: {} },
  tellOwner: false,
};

const VIEW = {
  name: 'deals',
  entity: 'deal',
  type: 'list',
  label: text('Deals'),
  sort: { note: { direction: 'asc' } },
  columns: Object.fromEntries(VIEW_COLUMNS.map((name) => [name, {}])),
};

function rightsFile({ scopes, fields }: EntityRights): object {
  const { create, ...rows } = scopes;
  return {
    create: create === ALL,
    ...mapped(rows, ({ text: scope }) => scope),
    bulk: 'all',
    fields: mapped(fields, ({ read, write }) => ({ read: read === 'masked' ? read : read === 'yes', write })),
  };
}

function mapped<T, U>(map: Readonly<Record<string, T>>, to: (one: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(map).map(([key, one]) => [key, to(one)]));
}

/** One file for each of them, named after it and its kind. */
function named<T extends { readonly name: string }>(
  kind: string,
  of: readonly T[],
  file: (one: T) => object,
): [path: string, content: unknown][] {
  return of.map((one) => [
    `${one.name}.${kind}.json`,
    { name: one.name, label: text(one.name), ...file(one) },
  ]);
}
