import type { Json, JsonObject } from '../../../platform/kernel/json.ts';
import { isObject } from '../../../platform/kernel/json.ts';
import { isEntry } from '../../../platform/model/schema/update-class.ts';
import { schemaProblems } from '../../../platform/model/load/schema-check.ts';
import type { NodeKind } from '../../../platform/model/layers/node.ts';
import { valueAt, withValueAt } from '../../../platform/model/layers/property-path.ts';
import { Random } from '../../support/random.ts';
import { text } from './vendor.ts';

export type Nodes = Readonly<Record<string, JsonObject>>;

/** A change somebody may make to a node that keeps its schema; undefined where this one would not. */
export interface Change {
  readonly path: string;
  readonly to: Json | undefined;
}

/** One random change of a node: a value, an entry more or one less. */
export function randomChange(
  random: Random,
  key: string,
  node: JsonObject,
  prefix: string,
): Change | undefined {
  const kind = key.split('.')[1] as NodeKind;
  const change = random.chance(0.6) ? value(random, node) : entry(random, kind, node, prefix);
  if (!change) return undefined;
  const next = withValueAt(node, change.path, change.to);
  return schemaProblems(kind, next, key).length === 0 ? change : undefined;
}

/** Properties of each name are as likely as labels, of which there are many more. */
function value(random: Random, node: JsonObject): Change | undefined {
  const paths = [...leavesOf(node, '')].map(([path]) => path);
  const byName = Map.groupBy(paths, lastStep);
  const names = [...byName.keys()].filter((name) => VALUES[name] !== undefined);
  if (names.length === 0) return undefined;
  const name = random.pick(names);
  return {
    path: random.pick(byName.get(name)!),
    to: random.chance(0.1) ? undefined : random.pick(VALUES[name]!),
  };
}

const WORDS = ['One', 'Two', 'Three', 'Four', 'Five'];
const NUMBERS = [1, 2, 3, 4, 5, 6, 7];
const CONDITIONS = ['pages > 1', 'pages > 2', 'pages > 3', 'price > 4'];
const VALUES: Readonly<Record<string, readonly Json[]>> = {
  en: WORDS,
  'zh-CN': ['一', '二', '三', '四'],
  order: NUMBERS,
  width: [100, 200, 300],
  columns: [1, 2, 3],
  maxLength: [10, 20, 30],
  icon: ['book', 'books', 'shelf'],
  colour: ['green', 'red', 'blue'],
  default: ['1', '2', '3'],
  value: ['price * 2', 'price * 3'],
  when: CONDITIONS,
  where: CONDITIONS,
  onChange: CONDITIONS,
  at: ['01:00', '02:00', '04:00'],
  filter: CONDITIONS,
  visibleWhen: CONDITIONS,
  read: ['own', 'all', 'department'],
  update: ['own', 'all', 'none'],
  severity: ['error', 'needsReason'],
  direction: ['asc', 'desc'],
  files: [true, false],
  write: [true, false],
  rights: [['delegate'], ['delegate', 'explain'], ['viewAs']],
  who: [['librarian'], ['librarian', 'member'], ['member']],
  except: [['shelf'], ['shelf', 'genre'], ['pages']],
  writtenBy: ['people', 'platform'],
  roles: [['librarian'], ['librarian', 'member'], ['member']],
};

function entry(random: Random, kind: NodeKind, node: JsonObject, prefix: string): Change | undefined {
  const maps = [...mapsOf(kind, node, '')];
  if (maps.length === 0) return undefined;
  const path = random.pick(maps);
  const keys = Object.keys(valueAt(node, path) as JsonObject);
  if (random.chance(0.4) && keys.length > 2) return { path: `${path}.${random.pick(keys)}`, to: undefined };
  const name = `${lastStep(path) === 'fields' && kind === 'entity' ? prefix : ''}${random.pick(NAMES)}`;
  const made = ENTRIES[kind === 'entity' || lastStep(path) !== 'fields' ? lastStep(path) : 'formFields'];
  if (!made || keys.includes(name)) return undefined;
  return { path: `${path}.${name}`, to: made(random) };
}

const NAMES = ['alpha', 'beta', 'gamma', 'delta', 'title', 'pages', 'shelf'];
const label = (random: Random) => text('名', random.pick(WORDS));
const ENTRIES: Readonly<Record<string, (random: Random) => JsonObject>> = {
  fields: (random): JsonObject =>
    random.chance(0.5)
      ? { type: 'text', label: label(random), maxLength: 20 }
      : {
          type: 'select',
          label: label(random),
          options: { one: { label: label(random) }, two: { label: label(random) } },
        },
  options: (random) => ({ label: label(random), order: random.pick(NUMBERS) }),
  columns: (random) => ({ order: random.pick(NUMBERS) }),
  formFields: (random) => ({ order: random.pick(NUMBERS) }),
  facts: (random) => ({ order: random.pick(NUMBERS) }),
  tabs: (random) => ({ label: label(random) }),
  menu: (random) => ({ label: label(random), [random.pick(['entity', 'view'])]: 'book' }),
  validations: (random) => ({ when: random.pick(CONDITIONS), message: label(random) }),
  locks: (random) => ({ when: random.pick(CONDITIONS), message: label(random), except: ['shelf'] }),
  entities: (random) => ({ read: random.pick(['own', 'all']) }),
  quickFilters: (random) => ({ label: label(random), filter: random.pick(CONDITIONS) }),
};

function* leavesOf(value: Json, at: string): Iterable<readonly [string, Json]> {
  if (!isObject(value)) yield [at, value];
  else
    for (const [key, inner] of Object.entries(value as JsonObject))
      yield* leavesOf(inner, at ? `${at}.${key}` : key);
}

/** The keyed maps of a node: what holds entries. */
function* mapsOf(kind: NodeKind, value: Json, at: string): Iterable<string> {
  if (!isObject(value)) return;
  const keys = Object.keys(value);
  if (at !== '' && keys.some((key) => isEntry(kind, `${at}.${key}`))) yield at;
  for (const key of keys) yield* mapsOf(kind, value[key] as Json, at ? `${at}.${key}` : key);
}

function lastStep(path: string): string {
  return path.split('.').at(-1)!;
}
